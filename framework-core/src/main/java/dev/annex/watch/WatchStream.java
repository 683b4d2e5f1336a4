package dev.annex.watch;

import dev.annex.watchcache.CacheEvent;
import dev.annex.watchcache.CachedObject;
import dev.annex.watchcache.Interest;
import dev.annex.watchcache.WatchStart;
import dev.annex.watchcache.Watcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A watch on its way to one client: the cache offers events, the client's demand takes them, cut into {@link Chunks}.
 * Everything that is ready when the client can take more is made a batch, which is cut as a whole. A client that
 * falls too far behind what concerns it is cut off cleanly and comes back from the last resourceVersion it saw (W-58).
 *
 * <p>The first chunk is empty: an answer's head waits for a chunk, and clients wait for the head, which has to go out
 * before any event (W-40).
 */
public final class WatchStream implements Watcher, Publisher<byte[]>, Subscription {

    private static final int MOST_PENDING = 10_000;

    /** How much memory a client that does not read may keep: its events may be all that still refers to their objects. */
    private static final long MOST_BYTES = 64 << 20;

    private static final int BATCH = 1 << 16;

    private static final byte[] NOTHING = {};

    private final EventFrames frames;
    private final Interest interest;
    private final long notBefore;
    private final Deliveries deliveries;
    private final Runnable onClose;
    private final Deque<Object> pending = new ArrayDeque<>();
    private long pendingBytes;
    private final Deque<byte[]> chunks = new ArrayDeque<>(List.of(NOTHING));
    private final AtomicInteger draining = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();

    private Iterator<CachedObject> initial = Collections.emptyIterator();
    private volatile @Nullable Subscriber<? super byte[]> subscriber;
    private volatile boolean started;
    private volatile boolean ended;
    private volatile boolean cancelled;

    private record Bookmark(long revision, boolean initialEventsEnd) {}

    /**
     * A stream that has not begun.
     *
     * @param interest what it has to be offered, which is at least what concerns it
     * @param notBefore events up to this revision are left out, for watches that begin in the future (W-54)
     * @param deliveries is told what goes out
     * @param onClose runs once when the stream is over, for whatever reason
     */
    public WatchStream(EventFrames frames, Interest interest, long notBefore, Deliveries deliveries, Runnable onClose) {
        this.frames = frames;
        this.interest = interest;
        this.notBefore = notBefore;
        this.deliveries = deliveries;
        this.onClose = onClose;
    }

    /**
     * Begins with what the cache says the client has to be told first.
     *
     * @param objects the objects that are there, in order; empty if the watch resumes
     * @param endBookmark whether their end is marked (W-51)
     */
    public void begin(WatchStart start, Iterator<CachedObject> objects, boolean endBookmark) {
        synchronized (pending) {
            initial = objects;
            Deque<Object> live = new ArrayDeque<>(pending);
            pending.clear();
            if (endBookmark) {
                pending.add(new Bookmark(start.revision(), true));
            }
            pending.addAll(start.replay());
            pending.addAll(live);
            start.replay().forEach(event -> pendingBytes += bytes(event));
            started = true;
        }
        drain();
    }

    /** Begins with one frame and ends after it. */
    public void beginWithError(byte[] frame) {
        synchronized (pending) {
            pending.add(frame);
            started = true;
            ended = true;
        }
        drain();
    }

    @Override
    public Interest interest() {
        return interest;
    }

    @Override
    public boolean offer(CacheEvent event) {
        if (cancelled || ended) {
            return false;
        }
        if (event.revision() <= notBefore || !frames.concern(event)) {
            return true;
        }
        synchronized (pending) {
            if (pending.size() >= MOST_PENDING || pendingBytes >= MOST_BYTES) {
                cutOff();
            } else {
                pending.add(event);
                pendingBytes += bytes(event);
            }
        }
        drain();
        return !ended;
    }

    @Override
    public void bookmark(long revision) {
        synchronized (pending) {
            if (!ended && revision >= notBefore) {
                pending.add(new Bookmark(revision, false));
            }
        }
        drain();
    }

    @Override
    public void end() {
        ended = true;
        drain();
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> newSubscriber) {
        subscriber = newSubscriber;
        newSubscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        demand.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        drain();
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            onClose.run();
        }
    }

    private void drain() {
        if (draining.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        while (missed != 0) {
            drainOnce();
            missed = draining.addAndGet(-missed);
        }
    }

    private void drainOnce() {
        Subscriber<? super byte[]> target = subscriber;
        if (target == null || !started) {
            return;
        }
        while (!cancelled && demand.get() > 0) {
            byte[] chunk = nextChunk();
            if (chunk == null) {
                break;
            }
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            target.onNext(chunk);
        }
        if (ended && !cancelled && exhausted()) {
            cancelled = true;
            onClose.run();
            target.onComplete();
        }
    }

    private boolean exhausted() {
        synchronized (pending) {
            return chunks.isEmpty() && pending.isEmpty() && !initial.hasNext();
        }
    }

    /** The next of a batch, then of another. Whoever is cut off gets the rest too: no frame is left half. */
    private byte @Nullable [] nextChunk() {
        if (chunks.isEmpty()) {
            List<byte[]> batch = nextBatch();
            if (!batch.isEmpty()) {
                deliveries.sent(batch);
                chunks.addAll(batch.size() == 1 ? batch : Chunks.of(batch));
            }
        }
        return chunks.poll();
    }

    private List<byte[]> nextBatch() {
        List<byte[]> batch = new ArrayList<>();
        for (int size = 0; size < BATCH; ) {
            Object next = next();
            if (next == null) {
                break;
            }
            byte[] frame;
            try {
                frame = frame(next);
            } catch (RuntimeException e) {
                // thrown on, it would reach the cache that feeds all watches
                batch.add(frames.failure(e));
                cutOff();
                break;
            }
            if (frame == EventFrames.END) {
                cutOff();
                break;
            }
            if (frame != null) {
                batch.add(frame);
                size += frame.length;
            }
        }
        return batch;
    }

    private void cutOff() {
        synchronized (pending) {
            pending.clear();
            pendingBytes = 0;
            initial = Collections.emptyIterator();
            ended = true;
        }
    }

    private @Nullable Object next() {
        synchronized (pending) {
            if (initial.hasNext()) {
                return initial.next();
            }
            Object next = pending.poll();
            if (next instanceof CacheEvent event) {
                pendingBytes -= bytes(event);
            }
            return next;
        }
    }

    private static long bytes(CacheEvent event) {
        return event.object().body().length;
    }

    private byte @Nullable [] frame(Object next) {
        if (next instanceof CachedObject object) {
            return frames.initial(object);
        }
        if (next instanceof CacheEvent event) {
            return frames.of(event);
        }
        if (next instanceof Bookmark bookmark) {
            if (bookmark.initialEventsEnd()) {
                deliveries.stateSent();
            }
            return frames.bookmark(bookmark.revision(), bookmark.initialEventsEnd());
        }
        return (byte[]) next;
    }
}
