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
 * Gives up a store's history by age and by length, from time to time.
 *
 * <p>Kubernetes keeps five minutes: long enough for a client to page through a large list, or to resume a watch after a
 * short disconnection; {@link #KEEP} is the same. Several servers on one store may each run a compactor; they do no harm
 * to each other. What has happened before the start counts as happening at the start.
 */
public final class Compactor implements AutoCloseable {

    /** How much history is kept by default. */
    public static final Duration KEEP = Duration.ofMinutes(5);

    /** How many revisions are kept by default at most, however young. */
    public static final long MOST_REVISIONS = 250_000;

    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    private final Storage storage;
    private final Duration keep;
    private final long mostRevisions;
    private final ScheduledExecutorService executor;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long compacted;

    private record Sample(long nanos, long revision) {}

    private Compactor(Storage storage, Duration keep, long mostRevisions) {
        this.storage = storage;
        this.keep = keep;
        this.mostRevisions = mostRevisions;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "annex-compactor");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts to keep {@link #KEEP} of history, and {@link #MOST_REVISIONS} at most. */
    public static Compactor start(Storage storage) {
        return start(storage, KEEP, MOST_REVISIONS);
    }

    /**
     * Starts to compact a store.
     *
     * @param keep how old history becomes, give or take a tenth; not less than a second
     * @param mostRevisions how many revisions of history there are at most, give or take what is written in a tenth of
     *     {@code keep}
     */
    public static Compactor start(Storage storage, Duration keep, long mostRevisions) {
        if (keep.compareTo(Duration.ofSeconds(1)) < 0 || mostRevisions < 1) {
            throw new IllegalArgumentException(
                    "history of " + keep + " and " + mostRevisions + " revisions is too short to page or to watch");
        }
        Compactor compactor = new Compactor(storage, keep, mostRevisions);
        long interval = keep.toMillis() / 10;
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
        samples.addLast(new Sample(nanos, revision));
        long target = revision - mostRevisions;
        while (nanos - samples.getFirst().nanos() >= keep.toNanos()) {
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
