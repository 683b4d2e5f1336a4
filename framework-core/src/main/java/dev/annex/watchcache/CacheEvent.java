package dev.annex.watchcache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A change of one object, kept in the ring for watchers to come and handed to those that are there. It remembers the
 * frames made of it, so that a thousand watchers cost one encoding.
 */
public final class CacheEvent {

    private final long revision;
    private final CachedObject object;
    private final @Nullable CachedObject previous;
    private final boolean deleted;
    private volatile @Nullable CachedObject departed;
    private final Map<Object, byte[]> frames = new ConcurrentHashMap<>(4);

    CacheEvent(long revision, CachedObject object, @Nullable CachedObject previous, boolean deleted) {
        this.revision = revision;
        this.object = object;
        this.previous = previous;
        this.deleted = deleted;
    }

    /** The revision of the change. */
    public long revision() {
        return revision;
    }

    /** The object after the change; after a deletion its last state with the deletion's resourceVersion (L-50). */
    public CachedObject object() {
        return object;
    }

    /** The object before the change; null if there was none. */
    public @Nullable CachedObject previous() {
        return previous;
    }

    /** Whether the object is gone. */
    public boolean deleted() {
        return deleted;
    }

    /** The event as it is for a watcher whose selector the object has left: its old state at the new revision (W-55). */
    public CachedObject departed() {
        CachedObject old = departed;
        if (old == null) {
            CachedObject last = previous == null ? object : previous;
            old = last.at(revision);
            departed = old;
        }
        return old;
    }

    /** The bytes made of this event under that key, made now if need be. */
    public byte[] frame(Object key, Supplier<byte[]> maker) {
        byte[] frame = frames.get(key);
        return frame != null ? frame : frames.computeIfAbsent(key, unused -> maker.get());
    }
}
