package dev.annex.watchcache;

import dev.annex.storage.CompactedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a cache knows at the moment: the published snapshot, the recent events, those who watch and those who wait.
 * Changes are applied, remembered and fanned out under one lock, so that a watcher that registers under it misses
 * nothing and sees nothing twice; the published snapshot is read without it.
 */
final class CacheState {

    static final int RING_EVENTS = 102_400;
    private static final Duration RING_AGE = Duration.ofSeconds(75);
    private static final int MOST_INDEXES = 8;

    private final Executor executor;
    private final Watchers watchers = new Watchers();
    private final List<Waiter> waiters = new ArrayList<>();

    private volatile @Nullable Snapshot published;
    private Snapshot newest = Snapshot.empty(0);
    private long publishAt = Long.MAX_VALUE;
    private EventRing ring = new EventRing(newest, RING_EVENTS, RING_AGE.toNanos());

    private record Waiter(long revision, CompletableFuture<Snapshot> future) {}

    /** Nothing is known yet; the executor runs what waited for a revision. */
    CacheState(Executor executor) {
        this.executor = executor;
    }

    /** The state that reads are answered from; null while there is none. */
    @Nullable
    Snapshot published() {
        return published;
    }

    /**
     * The same.
     *
     * @throws NotReadyException if there is none
     */
    Snapshot latest() {
        Snapshot snapshot = published;
        if (snapshot == null) {
            throw new NotReadyException("storage is (re)initializing");
        }
        return snapshot;
    }

    /** Starts over from a state, which is not published before it has reached a revision that is still to be said. */
    synchronized void restart(Snapshot start) {
        newest = start;
        publishAt = Long.MAX_VALUE;
        ring = new EventRing(start, RING_EVENTS, RING_AGE.toNanos());
    }

    /** From this revision on the state is complete enough to be read; whether it is. */
    synchronized boolean publishFrom(long revision) {
        publishAt = revision;
        return publish();
    }

    /** The object at a key in the newest state. */
    synchronized @Nullable CachedObject newest(String key) {
        return newest.get(key);
    }

    /** Applies a change and tells the watchers; it can be read after {@link #reached}. */
    synchronized void apply(CacheEvent change) {
        newest = newest.after(change);
        ring.add(change, newest, System.nanoTime());
        watchers.offer(change);
    }

    /** All changes up to a revision have been applied; whether the state can be read. */
    synchronized boolean reached(long revision) {
        if (revision > newest.revision()) {
            newest = newest.at(revision);
        }
        return publish();
    }

    private boolean publish() {
        Snapshot reached = newest;
        if (reached.revision() < publishAt) {
            return false;
        }
        published = reached;
        for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (waiter.revision() <= reached.revision()) {
                each.remove();
                CompletableFuture<Snapshot> unused = waiter.future().completeAsync(() -> reached, executor);
            }
        }
        return true;
    }

    /** Completes when the state has reached a revision. */
    CompletableFuture<Snapshot> reach(long revision) {
        Snapshot snapshot = latest();
        if (snapshot.revision() >= revision) {
            return CompletableFuture.completedFuture(snapshot);
        }
        CompletableFuture<Snapshot> future = new CompletableFuture<>();
        synchronized (this) {
            snapshot = latest();
            if (snapshot.revision() >= revision) {
                return CompletableFuture.completedFuture(snapshot);
            }
            waiters.removeIf(waiter -> waiter.future().isDone());
            waiters.add(new Waiter(revision, future));
        }
        return future;
    }

    /** The state at exactly a revision; null if that is too old to be known here. */
    synchronized @Nullable Snapshot exactly(long revision) {
        Snapshot now = latest();
        return revision >= now.revision() ? now.at(revision) : ring.at(revision);
    }

    /**
     * Registers a watcher that resumes after a revision.
     *
     * @throws CompactedException if the events since then are no longer known; carries the oldest revision known
     */
    synchronized WatchStart watchAfter(long revision, Watcher watcher) {
        Snapshot now = latest();
        if (revision < ring.oldestRevision()) {
            throw new CompactedException(revision, ring.oldestRevision());
        }
        watchers.add(watcher);
        return new WatchStart(null, ring.after(revision), now.revision());
    }

    /** Registers a watcher that begins now, with the state if wanted. */
    synchronized WatchStart watchNow(boolean withState, Watcher watcher) {
        Snapshot now = latest();
        watchers.add(watcher);
        return new WatchStart(withState ? now : null, List.of(), now.revision());
    }

    /** Has a watcher told up to where it has seen everything. */
    synchronized void bookmark(Watcher watcher) {
        Snapshot now = published;
        if (now != null && watchers.contains(watcher)) {
            watcher.bookmark(now.revision());
        }
    }

    synchronized void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Adds an index, made while changes go on, and brought up to them here. */
    void index(IndexKey key) {
        Snapshot base = latest();
        Index index = Index.of(key, base.objects());
        synchronized (this) {
            if (published == null || base.revision() < ring.oldestRevision()) {
                return; // the state has moved on too far meanwhile; whoever needs the index asks again
            }
            for (CacheEvent change : ring.after(base.revision())) {
                index = index.changed(change.previous(), change.deleted() ? null : change.object());
            }
            newest = newest.with(index, MOST_INDEXES);
            publish();
        }
    }

    /** Nothing can be read until a new start, and all watchers have to come back. */
    synchronized void clear() {
        published = null;
        publishAt = Long.MAX_VALUE;
        watchers.end();
    }
}
