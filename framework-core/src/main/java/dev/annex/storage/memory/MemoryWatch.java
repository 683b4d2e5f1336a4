package dev.annex.storage.memory;

import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener and what it has been told; all but {@link #close} and {@link #requestProgress} on the telling thread. */
final class MemoryWatch implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);

    private final MemoryStorage storage;
    private final String prefix;
    private final WatchListener listener;
    private long told;
    private volatile boolean over;

    MemoryWatch(MemoryStorage storage, String prefix, long after, WatchListener listener) {
        this.storage = storage;
        this.prefix = prefix;
        this.listener = listener;
        this.told = after;
    }

    /** Tells of a write, unless the listener did not ask for it. */
    void tell(Event event) {
        if (event.revision() > told && event.key().startsWith(prefix)) {
            tell(event.revision(), List.of(event));
        }
    }

    void tell(long revision, List<Event> events) {
        if (over) {
            return;
        }
        told = Math.max(told, revision);
        try {
            listener.onEvents(revision, events);
        } catch (RuntimeException e) {
            LOG.error("a watch of {} ends because its listener failed", prefix, e);
            end(new StorageException("the listener of the watch failed", e));
        }
    }

    void end(StorageException cause) {
        if (!over) {
            over = true;
            listener.onEnd(cause);
        }
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void requestProgress() {
        storage.requestProgress(this);
    }

    @Override
    public void close() {
        over = true;
    }
}
