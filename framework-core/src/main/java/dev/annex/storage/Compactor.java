package dev.annex.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up a store's history by age, by length and by size, from time to time.
 *
 * <p>Kubernetes keeps five minutes: long enough for a client to page through a large list, or to resume a watch after a
 * short disconnection; {@link #KEEP} is the same. Several servers on one store may each run a compactor; they do no harm
 * to each other. What has happened before the start counts as happening at the start. The size is known only of a store
 * that one process has to itself ({@link Storage#written}).
 */
public final class Compactor implements AutoCloseable {

    /** How much history is kept by default. */
    public static final Duration KEEP = Duration.ofMinutes(5);

    /** How many revisions are kept by default at most, however young. */
    public static final long MOST_REVISIONS = 250_000;

    /** How many bytes of values are kept by default at most, however young. */
    public static final long MOST_BYTES = 256L << 20;

    /** How often a store is looked at whose revision costs no question to another process. */
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    private final Storage storage;
    private final Duration keep;
    private final long mostRevisions;
    private final long mostBytes;
    private final ScheduledExecutorService executor;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long compacted;

    private record Sample(long nanos, long revision, long written) {}

    private Compactor(Storage storage, Duration keep, long mostRevisions, long mostBytes) {
        this.storage = storage;
        this.keep = keep;
        this.mostRevisions = mostRevisions;
        this.mostBytes = mostBytes;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "annex-compactor");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts to keep {@link #KEEP} of history, and {@link #MOST_REVISIONS} and {@link #MOST_BYTES} at most. */
    public static Compactor start(Storage storage) {
        return start(storage, KEEP, MOST_REVISIONS, MOST_BYTES);
    }

    /**
     * Starts to compact a store.
     *
     * @param keep how old history becomes, give or take a tenth; not less than a second
     * @param mostRevisions how many revisions of history there are at most, give or take what is written in a tenth of
     *     {@code keep}
     * @param mostBytes how many bytes of values there are in it at most, give or take what is written in a second; not
     *     looked at where other processes write too
     */
    public static Compactor start(Storage storage, Duration keep, long mostRevisions, long mostBytes) {
        if (keep.compareTo(Duration.ofSeconds(1)) < 0 || mostRevisions < 1 || mostBytes < 1) {
            throw new IllegalArgumentException("history of " + keep + ", " + mostRevisions + " revisions and "
                    + mostBytes + " bytes is too short to page or to watch");
        }
        Compactor compactor = new Compactor(storage, keep, mostRevisions, mostBytes);
        long tenth = keep.toMillis() / 10;
        long interval = storage.written().isPresent() ? Math.min(tenth, OFTEN.toMillis()) : tenth;
        var unused = compactor.executor.scheduleWithFixedDelay(
                () -> compactor.tick(System.nanoTime()).join(), 0, interval, TimeUnit.MILLISECONDS);
        return compactor;
    }

    /** Takes a sample of the revision, and compacts what is due by now; never fails. */
    private CompletableFuture<Void> tick(long nanos) {
        return storage.revision()
                .thenCompose(revision -> compact(nanos, revision))
                .exceptionally(failure -> {
                    LOG.warn("cannot compact the store, trying again soon: {}", failure.toString());
                    return null;
                });
    }

    private CompletableFuture<Void> compact(long nanos, long revision) {
        long written = storage.written().orElse(0);
        samples.addLast(new Sample(nanos, revision, written));
        long target = revision - mostRevisions;
        while (nanos - samples.getFirst().nanos() >= keep.toNanos()
                || written - samples.getFirst().written() > mostBytes) {
            target = Math.max(target, samples.removeFirst().revision());
        }
        if (target <= compacted) {
            return CompletableFuture.completedFuture(null);
        }
        long due = target;
        return storage.compact(due).thenRun(() -> {
            compacted = due;
            LOG.debug("compacted the store up to revision {}", due);
        });
    }

    /** Stops compacting. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
