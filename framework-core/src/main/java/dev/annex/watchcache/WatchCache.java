package dev.annex.watchcache;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.FutureRevisionException;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * and waits until the cache has reached it. How changes get from the storage to watchers without a gap is
 * {@link CacheState}'s affair.
 */
public final class WatchCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchCache.class);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Storage storage;
    private final String prefix;
    private final ObjectDecoder decoder;
    private final ScheduledExecutorService executor;
    private final CacheState state;
    private final IndexDemand demand = new IndexDemand();
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();

    private volatile @Nullable Watch watch;
    private volatile boolean closed;
    private volatile @Nullable Feed feed;

    /**
     * A cache that is empty until {@link #start()}.
     *
     * @param prefix the resource's keys, ending in a slash
     * @param executor runs what waited for a revision, and retries
     */
    public WatchCache(Storage storage, String prefix, ObjectDecoder decoder, ScheduledExecutorService executor) {
        this.storage = storage;
        this.prefix = prefix;
        this.decoder = decoder;
        this.executor = executor;
        this.state = new CacheState(executor);
    }

    /** Begins to fill the cache, again and again until it succeeds; completes when it first is in step. */
    public CompletableFuture<Void> start() {
        fill();
        return firstReady;
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
        return storage.range(prefix, "", revision, 0).thenApply(range -> decode(range, revision));
    }

    private CompletableFuture<Snapshot> reach(long revision) {
        CompletableFuture<Snapshot> reached = state.reach(revision);
        Watch running = watch;
        if (!reached.isDone() && running != null) {
            running.requestProgress();
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

    private void fill() {
        Feed mine = new Feed();
        feed = mine;
        CompletableFuture<Range> unused = oldestReadable()
                .thenCompose(revision -> storage.range(prefix, "", revision, 0))
                .whenComplete((range, failure) -> {
                    if (failure != null) {
                        LOG.warn("cannot fill the watch cache of {}: {}", prefix, failure.toString());
                        mine.retry();
                    } else {
                        executor.execute(() -> followOrRetry(range, mine));
                    }
                });
    }

    /**
     * Starts as far back as the storage's history and the ring reach, so that watches of the time before a restart can
     * be resumed.
     */
    private CompletableFuture<Long> oldestReadable() {
        return storage.revision().thenCompose(latest -> {
            long wanted = Math.max(1, latest - CacheState.RING_EVENTS);
            return latest == 0
                    ? CompletableFuture.completedFuture(0L)
                    : storage.range(prefix, "", wanted, 1).handle((range, failure) -> {
                        if (failure == null) {
                            return wanted;
                        }
                        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure;
                        if (cause instanceof CompactedException compacted) {
                            return compacted.compactRevision();
                        }
                        throw new CompletionException(cause);
                    });
        });
    }

    private void followOrRetry(Range range, Feed mine) {
        try {
            follow(range, mine);
        } catch (RuntimeException e) {
            LOG.error("the objects under {} cannot be read", prefix, e);
            mine.retry();
        }
    }

    private void follow(Range range, Feed mine) {
        Snapshot start = decode(range, range.revision());
        if (!mine.begin(start)) {
            return;
        }
        Watch started = storage.watch(prefix, range.revision(), mine);
        watch = started;
        CompletableFuture<Long> unused = storage.revision().whenComplete((revision, failure) -> {
            if (failure != null) {
                LOG.warn("cannot fill the watch cache of {}: {}", prefix, failure.toString());
                started.close();
                mine.retry();
            } else {
                mine.publishFrom(revision);
                started.requestProgress();
            }
        });
    }

    private Snapshot decode(Range range, long revision) {
        List<CachedObject> objects = new ArrayList<>(range.entries().size());
        for (Entry entry : range.entries()) {
            objects.add(decoder.decode(entry.key().substring(prefix.length()), entry, entry.revision()));
        }
        return Snapshot.of(revision, objects);
    }

    /** Follows the storage for one filling of the cache; does nothing any more once another one has begun. */
    private final class Feed implements WatchListener {

        private boolean current() {
            return !closed && feed == this;
        }

        boolean begin(Snapshot start) {
            synchronized (state) {
                if (current()) {
                    state.restart(start);
                }
                return current();
            }
        }

        /** Has the cache filled anew, once however many things fail: with two fillings at a time one would go on unseen. */
        void retry() {
            synchronized (state) {
                if (!current()) {
                    return;
                }
                feed = null;
            }
            ScheduledFuture<?> unused =
                    executor.schedule(WatchCache.this::fill, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** From this revision on the state is complete enough to be read. */
        void publishFrom(long revision) {
            synchronized (state) {
                ready(current() && state.publishFrom(revision));
            }
        }

        private void ready(boolean published) {
            if (published) {
                firstReady.complete(null);
            }
        }

        @Override
        public void onEvents(long revision, List<Event> events) {
            try {
                synchronized (state) {
                    if (current()) {
                        events.forEach(event -> state.apply(change(event)));
                        ready(state.reached(revision));
                    }
                }
            } catch (RuntimeException e) {
                LOG.error("a change under {} cannot be read", prefix, e);
                onEnd(new StorageException("a change under " + prefix + " cannot be read", e));
            }
        }

        private CacheEvent change(Event event) {
            String key = event.key().substring(prefix.length());
            CachedObject before = state.newest(key);
            byte[] value = event.value();
            if (value != null) {
                Entry entry = new Entry(event.key(), value, event.revision());
                return new CacheEvent(event.revision(), decoder.decode(key, entry, event.revision()), before, false);
            }
            Entry previous = event.previous();
            if (previous == null) {
                throw new StorageException("the storage reports the deletion of " + event.key() + " at revision "
                        + event.revision() + " without its last value");
            }
            return new CacheEvent(event.revision(), decoder.decode(key, previous, event.revision()), before, true);
        }

        @Override
        public void onEnd(StorageException cause) {
            synchronized (state) {
                if (!current()) {
                    return;
                }
                LOG.warn("the watch of {} ended and begins anew: {}", prefix, cause.toString());
                state.clear();
                retry();
            }
        }
    }

    /** Ends the watch of the storage and all watchers. */
    @Override
    public void close() {
        closed = true;
        state.clear();
        Watch running = watch;
        if (running != null) {
            running.close();
        }
    }
}
