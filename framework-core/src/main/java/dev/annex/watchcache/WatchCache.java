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
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
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
 * and waits until the cache has reached it. Changes are applied, remembered and fanned out under one lock, so that a
 * watcher that registers under it misses nothing and sees nothing twice.
 */
public final class WatchCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchCache.class);

    private static final int RING_EVENTS = 102_400;
    private static final Duration RING_AGE = Duration.ofSeconds(75);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Storage storage;
    private final String prefix;
    private final ObjectDecoder decoder;
    private final ScheduledExecutorService executor;
    private final Object lock = new Object();
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final List<Waiter> waiters = new ArrayList<>();
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();

    private volatile @Nullable Snapshot current;
    private EventRing ring = new EventRing(Snapshot.empty(0), RING_EVENTS, RING_AGE.toNanos());
    private volatile @Nullable Watch watch;
    private volatile boolean closed;
    private int generation;

    private record Waiter(long revision, CompletableFuture<Snapshot> future) {}

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
    }

    /** Begins to fill the cache, again and again until it succeeds; completes when it first is in step. */
    public CompletableFuture<Void> start() {
        fill();
        return firstReady;
    }

    /** Whether reads can be answered. */
    public boolean ready() {
        return current != null;
    }

    /**
     * The state as far as it is known, perhaps a moment old.
     *
     * @throws NotReadyException if the cache is being filled
     */
    public Snapshot latest() {
        Snapshot snapshot = current;
        if (snapshot == null) {
            throw new NotReadyException("storage is (re)initializing");
        }
        return snapshot;
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
                    Snapshot now = current;
                    reached.completeExceptionally(
                            new FutureRevisionException(revision, now == null ? 0 : now.revision()));
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        return reached;
    }

    /** The state at exactly a revision that the cache has reached; null if only the storage may still know it. */
    public @Nullable Snapshot exactly(long revision) {
        synchronized (lock) {
            Snapshot now = latest();
            return revision >= now.revision() ? now.at(revision) : ring.at(revision);
        }
    }

    /** The state at exactly a revision, read from the storage. */
    public CompletableFuture<Snapshot> exactlyFromStorage(long revision) {
        return storage.range(prefix, "", revision, 0).thenApply(range -> decode(range, revision));
    }

    private CompletableFuture<Snapshot> reach(long revision) {
        Snapshot snapshot = latest();
        if (snapshot.revision() >= revision) {
            return CompletableFuture.completedFuture(snapshot);
        }
        CompletableFuture<Snapshot> future = new CompletableFuture<>();
        synchronized (lock) {
            snapshot = latest();
            if (snapshot.revision() >= revision) {
                return CompletableFuture.completedFuture(snapshot);
            }
            waiters.removeIf(waiter -> waiter.future().isDone());
            waiters.add(new Waiter(revision, future));
        }
        Watch running = watch;
        if (running != null) {
            running.requestProgress();
        }
        return future;
    }

    /**
     * Registers a watcher that resumes after a revision.
     *
     * @throws CompactedException if the events since then are no longer known; carries the oldest revision known
     */
    public WatchStart watchAfter(long revision, Watcher watcher) {
        synchronized (lock) {
            Snapshot now = latest();
            if (revision < ring.oldestRevision()) {
                throw new CompactedException(revision, ring.oldestRevision());
            }
            watchers.add(watcher);
            return new WatchStart(null, ring.after(revision), now.revision());
        }
    }

    /** Registers a watcher that begins now, with the state if wanted. */
    public WatchStart watchNow(boolean withState, Watcher watcher) {
        synchronized (lock) {
            Snapshot now = latest();
            watchers.add(watcher);
            return new WatchStart(withState ? now : null, List.of(), now.revision());
        }
    }

    /** Has the watcher told up to where it has seen everything. */
    public void bookmark(Watcher watcher) {
        synchronized (lock) {
            Snapshot now = current;
            if (now != null && watchers.contains(watcher)) {
                watcher.bookmark(now.revision());
            }
        }
    }

    /** Forgets a watcher. */
    public void unwatch(Watcher watcher) {
        synchronized (lock) {
            watchers.remove(watcher);
        }
    }

    private void fill() {
        int mine;
        synchronized (lock) {
            mine = ++generation;
        }
        CompletableFuture<Range> unused = oldestReadable()
                .thenCompose(revision -> storage.range(prefix, "", revision, 0))
                .whenComplete((range, failure) -> {
                    if (failure != null) {
                        LOG.warn("cannot fill the watch cache of {}: {}", prefix, failure.toString());
                        retry();
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
            long wanted = Math.max(1, latest - RING_EVENTS);
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

    private void followOrRetry(Range range, int mine) {
        try {
            follow(range, mine);
        } catch (RuntimeException e) {
            LOG.error("the objects under {} cannot be read", prefix, e);
            retry();
        }
    }

    private void follow(Range range, int mine) {
        Snapshot start = decode(range, range.revision());
        synchronized (lock) {
            if (closed || mine != generation) {
                return;
            }
            ring = new EventRing(start, RING_EVENTS, RING_AGE.toNanos());
        }
        Feed feed = new Feed(mine, start);
        Watch started = storage.watch(prefix, range.revision(), feed);
        watch = started;
        CompletableFuture<Long> unused = storage.revision().whenComplete((revision, failure) -> {
            if (failure != null) {
                LOG.warn("cannot fill the watch cache of {}: {}", prefix, failure.toString());
                started.close();
                retry();
            } else {
                feed.publishFrom(revision);
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

    private void retry() {
        if (!closed) {
            ScheduledFuture<?> unused = executor.schedule(this::fill, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Follows the storage for one filling of the cache. */
    private final class Feed implements WatchListener {

        private final int mine;
        private Snapshot state;
        private long publishAt = Long.MAX_VALUE;

        Feed(int mine, Snapshot state) {
            this.mine = mine;
            this.state = state;
        }

        /** From this revision on the state is complete enough to be read. */
        void publishFrom(long revision) {
            synchronized (lock) {
                publishAt = revision;
                if (mine == generation) {
                    publish();
                }
            }
        }

        @Override
        public void onEvents(long revision, List<Event> events) {
            try {
                accept(revision, events);
            } catch (RuntimeException e) {
                LOG.error("a change under {} cannot be read", prefix, e);
                onEnd(new StorageException("a change under " + prefix + " cannot be read", e));
            }
        }

        private void accept(long revision, List<Event> events) {
            synchronized (lock) {
                if (mine != generation) {
                    return;
                }
                long now = System.nanoTime();
                for (Event event : events) {
                    CacheEvent change = change(event);
                    state = state.after(change);
                    ring.add(change, state, now);
                    offer(change);
                }
                if (revision > state.revision()) {
                    state = state.at(revision);
                }
                publish();
            }
        }

        private CacheEvent change(Event event) {
            String key = event.key().substring(prefix.length());
            CachedObject before = state.get(key);
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

        private void publish() {
            if (state.revision() < publishAt) {
                return;
            }
            current = state;
            firstReady.complete(null);
            for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
                Waiter waiter = each.next();
                if (waiter.revision() <= state.revision()) {
                    each.remove();
                    Snapshot reached = state;
                    CompletableFuture<Snapshot> unused = waiter.future().completeAsync(() -> reached, executor);
                }
            }
        }

        private void offer(CacheEvent change) {
            watchers.removeIf(watcher -> !watcher.offer(change));
        }

        @Override
        public void onEnd(StorageException cause) {
            synchronized (lock) {
                if (closed || mine != generation) {
                    return;
                }
                LOG.warn("the watch of {} ended and begins anew: {}", prefix, cause.toString());
                generation++;
                current = null;
                watchers.forEach(Watcher::end);
                watchers.clear();
            }
            retry();
        }
    }

    /** Ends the watch of the storage and all watchers. */
    @Override
    public void close() {
        Watch running;
        synchronized (lock) {
            closed = true;
            generation++;
            running = watch;
            watchers.forEach(Watcher::end);
            watchers.clear();
        }
        if (running != null) {
            running.close();
        }
    }
}
