package dev.annex.storage.etcd;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.etcd.jetcd.options.WatchOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The back end on etcd 3, or on what speaks its protocol, for any number of server processes.
 *
 * <p>Revisions are etcd's own and count all its writes, also those to keys of others. A write is acknowledged when a
 * quorum has it. Watches outlive broken connections: they go on where they were, and end only if that has been compacted
 * meanwhile. Every answer fails after {@link EtcdSettings#timeout()}. Nothing retries a write whose outcome is unknown.
 * Backups are etcd's own ({@code etcdctl snapshot save}); restore them with a raised revision
 * ({@code etcdutl snapshot restore --bump-revision 1000000000 --mark-compacted}).
 */
public final class EtcdStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdStorage.class);

    private final EtcdSettings settings;
    private final EtcdKeys keys;
    private final EtcdLink link;
    private final boolean progressReliable;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "annex-etcd");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EtcdStorage(EtcdSettings settings, Client client, boolean progressReliable) {
        this.settings = settings;
        this.keys = new EtcdKeys(settings.keyPrefix());
        this.link = new EtcdLink(settings, client);
        this.progressReliable = progressReliable;
    }

    /**
     * Connects to an etcd.
     *
     * @throws StorageException if no member answers in time, or if the files for TLS cannot be used; says what to do
     */
    public static EtcdStorage open(EtcdSettings settings) {
        Client client = EtcdConnection.connect(settings);
        try {
            return new EtcdStorage(settings, client, EtcdConnection.check(client, settings));
        } catch (StorageException e) {
            client.close();
            throw e;
        }
    }

    EtcdKeys keys() {
        return keys;
    }

    io.etcd.jetcd.Watch watchClient() {
        return link.watch();
    }

    /** Whether everything up to a revision has been told when etcd says so. */
    boolean progressReliable() {
        return progressReliable;
    }

    /** The highest revision that anyone who uses this store can know of. */
    long seen() {
        return seen.get();
    }

    void saw(long revision) {
        seen.accumulateAndGet(revision, Math::max);
    }

    void later(long millis, Runnable task) {
        try {
            var unused = scheduler.schedule(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.warn("a watch of etcd failed: {}", e.toString());
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("the store has been closed", e);
        }
    }

    void forget(EtcdWatch watch) {
        watches.remove(watch);
    }

    /** Makes a call with a time limit, whose failure is one of ours. */
    @SuppressWarnings("CollectionUndefinedEquality") // futures are told apart by identity, as meant
    private <T> CompletableFuture<T> call(String doing, Supplier<CompletableFuture<T>> call) {
        if (closed.get()) {
            return CompletableFuture.failedFuture(closedFailure());
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        unanswered.add(answer);
        try {
            var unused = call.get()
                    .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((result, failure) -> {
                        unanswered.remove(answer);
                        if (failure == null) {
                            link.heard();
                            answer.complete(result);
                        } else {
                            connectAnewAfter(failure);
                            answer.completeExceptionally(failure(doing, failure));
                        }
                    });
        } catch (RuntimeException e) {
            unanswered.remove(answer);
            answer.completeExceptionally(failure(doing, e));
        }
        return answer;
    }

    private void connectAnewAfter(Throwable failure) {
        if (EtcdFailures.isSilence(failure)) {
            later(0, () -> {
                if (link.renewIfSilent()) {
                    watches.forEach(EtcdWatch::renew);
                }
            });
        }
    }

    private StorageException failure(String doing, Throwable failure) {
        if (closed.get()) {
            return closedFailure();
        }
        return EtcdFailures.unwrap(failure) instanceof StorageException known
                ? known
                : EtcdFailures.of(settings.endpoints(), doing, failure);
    }

    @Override
    public CompletableFuture<Long> revision() {
        // a key of our own, as the user may have no right to read any other
        ByteSequence key = keys.key(settings.home());
        GetOption option = GetOption.builder().withCountOnly(true).build();
        return call(
                "read the revision",
                () -> link.kv().get(key, option).thenApply(response -> {
                    long revision = response.getHeader().getRevision();
                    saw(revision);
                    return revision;
                }));
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        return call(
                "read " + key,
                () -> link.kv().get(keys.key(key)).thenApply(response -> {
                    saw(response.getHeader().getRevision());
                    return response.getKvs().stream().findFirst().map(keys::entry);
                }));
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        return call(
                "read " + prefix,
                () -> new EtcdRanges(link.kv(), keys, prefix, limit)
                        .read(keys.from(prefix, start), revision)
                        .exceptionallyCompose(failure -> explain(failure, revision))
                        .thenApply(range -> {
                            saw(range.revision());
                            return range;
                        }));
    }

    /** Adds to a refusal of a revision which would not have been refused. */
    private <T> CompletableFuture<T> explain(Throwable failure, long revision) {
        if (EtcdFailures.isFuture(failure)) {
            return revision().thenApply(current -> {
                throw new FutureRevisionException(revision, current);
            });
        }
        if (EtcdFailures.isCompacted(failure)) {
            return compactRevision(revision).thenApply(compacted -> {
                throw new CompactedException(revision, compacted);
            });
        }
        return CompletableFuture.failedFuture(failure);
    }

    /** The revision up to which etcd is compacted, which it tells to watches alone. */
    private CompletableFuture<Long> compactRevision(long below) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        WatchOption option =
                WatchOption.builder().withRevision(Math.max(1, below)).build();
        io.etcd.jetcd.Watch.Watcher watcher = watchClient()
                .watch(keys.key(settings.home()), option, response -> {}, failure -> {
                    if (failure instanceof io.etcd.jetcd.common.exception.CompactedException compacted) {
                        answer.complete(compacted.getCompactedRevision());
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
        return answer.orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((revision, failure) -> later(0, watcher::close));
    }

    @Override
    public CompletableFuture<WriteResult> put(String key, byte[] value, long expected) {
        ByteSequence at = keys.key(key);
        return write("put " + key, at, expected, Op.put(at, ByteSequence.from(value), PutOption.DEFAULT));
    }

    @Override
    public CompletableFuture<WriteResult> delete(String key, long expected) {
        if (expected == 0) {
            return get(key).thenApply(entry -> new WriteResult.Conflict(entry.orElse(null)));
        }
        ByteSequence at = keys.key(key);
        return write("delete " + key, at, expected, Op.delete(at, DeleteOption.DEFAULT));
    }

    private CompletableFuture<WriteResult> write(String doing, ByteSequence key, long expected, Op change) {
        return call(
                doing,
                () -> link.kv()
                        .txn()
                        .If(new Cmp(key, Cmp.Op.EQUAL, CmpTarget.modRevision(expected)))
                        .Then(change)
                        .Else(Op.get(key, GetOption.DEFAULT))
                        .commit()
                        .thenApply(this::result));
    }

    private WriteResult result(TxnResponse response) {
        long revision = response.getHeader().getRevision();
        saw(revision);
        if (response.isSucceeded()) {
            return new WriteResult.Committed(revision);
        }
        List<KeyValue> found = response.getGetResponses().get(0).getKvs();
        return new WriteResult.Conflict(found.isEmpty() ? null : keys.entry(found.get(0)));
    }

    /** Writes a mark for the watches of a prefix; one more of them does no harm. */
    CompletableFuture<Void> mark(String prefix) {
        return call(
                "write a mark",
                () -> link.kv().put(keys.mark(prefix), ByteSequence.EMPTY).thenApply(response -> null));
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        EtcdWatch watch = new EtcdWatch(this, prefix, after, listener);
        watches.add(watch);
        if (closed.get()) {
            watch.end(closedFailure());
        } else {
            watch.begin();
        }
        return watch;
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        return call(
                "compact",
                () -> link.kv()
                        .compact(revision)
                        .<Void>thenApply(response -> null)
                        .exceptionallyCompose(failure -> EtcdFailures.isCompacted(failure)
                                ? CompletableFuture.completedFuture(null)
                                : explain(failure, revision)));
    }

    /** Ends the watches, and fails the calls that are still without an answer. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watches.forEach(watch -> watch.end(closedFailure()));
            scheduler.shutdown();
            link.close();
            // the client forgets about them
            unanswered.forEach(answer -> answer.completeExceptionally(closedFailure()));
            unanswered.clear();
        }
    }

    private static StorageException closedFailure() {
        return new StorageException("the store has been closed");
    }
}
