package dev.annex.watchcache;

import dev.annex.storage.CompactedException;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.Storage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one resource, kept in memory and in step with the storage by one watch.
 *
 * <p>Readers take the current {@link Snapshot} without a lock. A consistent read asks the storage for its revision alone
 * and waits until the cache has reached it. How the cache follows the storage is {@link CacheFeed}'s affair, how changes
 * get to watchers without a gap is {@link CacheState}'s.
 */
public final class WatchCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchCache.class);

    private final Storage storage;
    private final String prefix;
    private final ScheduledExecutorService executor;
    private final CacheState state;
    private final CacheFeed feed;
    private final IndexDemand demand = new IndexDemand();

    /**
     * A cache that is empty until {@link #start()}.
     *
     * @param prefix the resource's keys, ending in a slash
     * @param executor runs what waited for a revision, and retries
     */
    public WatchCache(Storage storage, String prefix, ObjectDecoder decoder, ScheduledExecutorService executor) {
        this.storage = storage;
        this.prefix = prefix;
        this.executor = executor;
        this.state = new CacheState(executor);
        this.feed = new CacheFeed(storage, prefix, decoder, executor, state);
    }

    /** Begins to fill the cache, again and again until it succeeds; completes when it first is in step. */
    public CompletableFuture<Void> start() {
        return feed.start();
    }

    /** Whether reads can be answered. */
    public boolean ready() {
        return state.published() != null;
    }

    /**
     * The state as far as it is known, perhaps a moment old.
     *
     * @throws NotReadyException if the cache is being filled
     */
    public Snapshot latest() {
        return state.latest();
    }

    /** A state that has every write acknowledged before this call (W-61). */
    public CompletableFuture<Snapshot> fresh() {
        return storage.revision().thenCompose(this::reach);
    }

    /**
     * A state that is not older than a revision.
     *
     * @return fails with {@link FutureRevisionException} if the store does not reach it in time (W-25)
     */
    public CompletableFuture<Snapshot> notOlderThan(long revision, Duration patience) {
        CompletableFuture<Snapshot> reached = reach(revision);
        if (reached.isDone()) {
            return reached;
        }
        ScheduledFuture<?> unused = executor.schedule(
                () -> {
                    Snapshot now = state.published();
                    reached.completeExceptionally(
                            new FutureRevisionException(revision, now == null ? 0 : now.revision()));
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        return reached;
    }

    /** The state at exactly a revision that the cache has reached; null if only the storage may still know it. */
    public @Nullable Snapshot exactly(long revision) {
        return state.exactly(revision);
    }

    /** The state at exactly a revision, read from the storage. */
    public CompletableFuture<Snapshot> exactlyFromStorage(long revision) {
        return storage.range(prefix, "", revision, 0).thenApply(range -> feed.decode(range, revision));
    }

    private CompletableFuture<Snapshot> reach(long revision) {
        CompletableFuture<Snapshot> reached = state.reach(revision);
        if (!reached.isDone()) {
            feed.requestProgress();
        }
        return reached;
    }

    /** A page of a state's objects that are meant. What is searched for again and again gets an index. */
    public Snapshot.Page page(Snapshot snapshot, String below, String start, Criteria criteria, int limit) {
        if (demand.due(snapshot, criteria)) {
            executor.execute(() -> index(criteria.values().get(0).key()));
        }
        return snapshot.page(below, start, criteria, limit);
    }

    private void index(IndexKey key) {
        try {
            state.index(key);
        } catch (NotReadyException e) {
            LOG.debug("no index is made while the watch cache of {} is filled", prefix);
        }
    }

    /**
     * Registers a watcher that resumes after a revision.
     *
     * @throws CompactedException if the events since then are no longer known; carries the oldest revision known
     */
    public WatchStart watchAfter(long revision, Watcher watcher) {
        return state.watchAfter(revision, watcher);
    }

    /** Registers a watcher that begins now, with the state if wanted. */
    public WatchStart watchNow(boolean withState, Watcher watcher) {
        return state.watchNow(withState, watcher);
    }

    /** Has the watcher told up to where it has seen everything. */
    public void bookmark(Watcher watcher) {
        state.bookmark(watcher);
    }

    /** Forgets a watcher. */
    public void unwatch(Watcher watcher) {
        state.unwatch(watcher);
    }

    /** Ends the watch of the storage and all watchers. */
    @Override
    public void close() {
        feed.close();
    }
}
