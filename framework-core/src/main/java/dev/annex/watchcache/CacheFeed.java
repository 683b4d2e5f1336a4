package dev.annex.watchcache;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Entry;
import dev.annex.storage.Event;
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

/** Fills a cache from the storage and keeps it in step by one watch; begins anew when that ends. */
final class CacheFeed {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFeed.class);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Storage storage;
    private final String prefix;
    private final ObjectDecoder decoder;
    private final ScheduledExecutorService executor;
    private final CacheState state;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();

    private volatile @Nullable Watch watch;
    private volatile boolean closed;
    private volatile @Nullable Filling filling;

    CacheFeed(
            Storage storage,
            String prefix,
            ObjectDecoder decoder,
            ScheduledExecutorService executor,
            CacheState state) {
        this.storage = storage;
        this.prefix = prefix;
        this.decoder = decoder;
        this.executor = executor;
        this.state = state;
    }

    /** Begins, again and again until it succeeds; completes when the cache first is in step. */
    CompletableFuture<Void> start() {
        fill();
        return firstReady;
    }

    /** Has the storage say how far it has told everything. */
    void requestProgress() {
        Watch running = watch;
        if (running != null) {
            running.requestProgress();
        }
    }

    /** Ends the watch of the storage and all watchers. */
    void close() {
        closed = true;
        state.clear();
        Watch running = watch;
        if (running != null) {
            running.close();
        }
    }

    private void fill() {
        Filling mine = new Filling();
        filling = mine;
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

    private void followOrRetry(Range range, Filling mine) {
        try {
            follow(range, mine);
        } catch (RuntimeException e) {
            LOG.error("the objects under {} cannot be read", prefix, e);
            mine.retry();
        }
    }

    private void follow(Range range, Filling mine) {
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

    /** The objects of a range. */
    Snapshot decode(Range range, long revision) {
        List<CachedObject> objects = new ArrayList<>(range.entries().size());
        for (Entry entry : range.entries()) {
            objects.add(decoder.decode(entry.key().substring(prefix.length()), entry, entry.revision()));
        }
        return Snapshot.of(revision, objects);
    }

    /** Follows the storage for one filling of the cache; does nothing any more once another one has begun. */
    private final class Filling implements WatchListener {

        private boolean current() {
            return !closed && filling == this;
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
                filling = null;
            }
            ScheduledFuture<?> unused =
                    executor.schedule(CacheFeed.this::fill, RETRY.toMillis(), TimeUnit.MILLISECONDS);
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
}
