package dev.annex.storage.sql;

import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener, what it has been told, and what has to wait until it has been told of the past. */
final class LogWatch implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);

    private final Fanout fanout;
    private final String prefix;
    private final WatchListener listener;
    private long told;
    private @Nullable List<Event> waiting = new ArrayList<>();
    private volatile boolean over;

    LogWatch(Fanout fanout, String prefix, long after, WatchListener listener) {
        this.fanout = fanout;
        this.prefix = prefix;
        this.told = after;
        this.listener = listener;
    }

    String prefix() {
        return prefix;
    }

    synchronized long told() {
        return told;
    }

    boolean isOver() {
        return over;
    }

    /** Tells of new writes, as soon as the past has been told. */
    synchronized void offer(long revision, List<Event> events) {
        List<Event> mine = new ArrayList<>();
        for (Event event : events) {
            if (event.revision() > told && event.key().startsWith(prefix)) {
                mine.add(event);
            }
        }
        if (mine.isEmpty()) {
            return;
        }
        if (waiting == null) {
            tell(revision, mine);
        } else {
            waiting.addAll(mine);
        }
    }

    /** The past has been told; goes on with what has waited, which also answers requests for progress made since. */
    synchronized void goLive(long revision) {
        List<Event> waited = waiting;
        waiting = null;
        tell(revision, waited == null ? List.of() : waited);
    }

    synchronized void progress(long revision) {
        if (waiting == null) {
            tell(revision, List.of());
        }
    }

    synchronized void tell(long revision, List<Event> events) {
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

    synchronized void end(StorageException cause) {
        if (!over) {
            over = true;
            listener.onEnd(cause);
        }
    }

    @Override
    public void requestProgress() {
        fanout.requestProgress(this);
    }

    @Override
    public void close() {
        over = true;
    }
}
