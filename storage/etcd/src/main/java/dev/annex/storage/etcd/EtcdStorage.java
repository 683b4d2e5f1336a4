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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

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

    private final EtcdSettings settings;
    private final EtcdKeys keys;
    private final EtcdLink link;
    private final EtcdCalls calls;
    private final boolean progressReliable;
    private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicLong seen = new AtomicLong();

    private EtcdStorage(EtcdSettings settings, Client client, boolean progressReliable) {
        this.settings = settings;
        this.keys = new EtcdKeys(settings.keyPrefix());
        this.link = new EtcdLink(settings, client);
        this.calls = new EtcdCalls(settings, link, () -> watches.forEach(EtcdWatch::renew));
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
        calls.later(millis, task);
    }

    void forget(EtcdWatch watch) {
        watches.remove(watch);
    }

    @Override
    public CompletableFuture<Long> revision() {
        // a key of our own, as the user may have no right to read any other
        ByteSequence key = keys.key(settings.home());
        GetOption option = GetOption.builder().withCountOnly(true).build();
        return calls.make(
                "read the revision",
                () -> link.kv().get(key, option).thenApply(response -> {
                    long revision = response.getHeader().getRevision();
                    saw(revision);
                    return revision;
                }));
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        return calls.make(
                "read " + key,
                () -> link.kv().get(keys.key(key)).thenApply(response -> {
                    saw(response.getHeader().getRevision());
                    return response.getKvs().stream().findFirst().map(keys::entry);
                }));
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        return calls.make(
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
        return calls.make(
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
        return calls.make(
                "write a mark",
                () -> link.kv().put(keys.mark(prefix), ByteSequence.EMPTY).thenApply(response -> null));
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        EtcdWatch watch = new EtcdWatch(this, prefix, after, listener);
        watches.add(watch);
        if (calls.closed()) {
            watch.end(EtcdCalls.closedFailure());
        } else {
            watch.begin();
        }
        return watch;
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        return calls.make(
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
        if (calls.refuse()) {
            watches.forEach(watch -> watch.end(EtcdCalls.closedFailure()));
            calls.end();
        }
    }
}
