package dev.annex.storage.etcd;

import dev.annex.storage.CompactedException;
import dev.annex.storage.Event;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener, and the stream that it is fed from.
 *
 * <p>A stream that breaks is replaced by one that begins where the listener is. The client would do that by itself, but
 * it takes the revision at which a stream was created for one that has been told, and then skips what lies between.
 */
final class EtcdWatch implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdWatch.class);

    private static final long RETRY_MILLIS = 200;
    private static final long PROGRESS_MILLIS = 100;

    /** Often enough that a watch of keys that do not change is not left behind by compaction. */
    private static final long IDLE_MILLIS = 60_000;

    private final EtcdStorage storage;
    private final String prefix;
    private final WatchListener listener;
    private final EtcdMarks marks;
    private long told;
    private long wanted;
    private int generation;
    private boolean created;
    private io.etcd.jetcd.Watch.@Nullable Watcher stream;
    private volatile boolean over;

    EtcdWatch(EtcdStorage storage, String prefix, long after, WatchListener listener) {
        this.storage = storage;
        this.prefix = prefix;
        this.told = after;
        this.listener = listener;
        this.marks = new EtcdMarks(storage, prefix);
    }

    /** Begins a stream at what has been told last: if even that is compacted, something may be missing. */
    synchronized void begin() {
        if (over) {
            return;
        }
        generation++;
        created = false;
        WatchOption option = WatchOption.builder()
                .withRange(storage.keys().end(prefix))
                .withRevision(Math.max(1, told))
                .withPrevKV(true)
                .withProgressNotify(true)
                .withCreateNotify(true)
                .withRequireLeader(true)
                .build();
        try {
            stream = storage.watchClient().watch(storage.keys().from(prefix, ""), option, new Feed(generation));
        } catch (RuntimeException e) {
            replace(e);
        }
    }

    private void replace(Throwable cause) {
        LOG.warn("the watch of {} is interrupted and goes on after revision {}: {}", prefix, told, cause.toString());
        generation++;
        created = false;
        closeStream();
        storage.later(RETRY_MILLIS, this::begin);
    }

    /** Goes on over another connection. */
    synchronized void renew() {
        if (!over) {
            replace(new StorageException("its connection is given up"));
        }
    }

    private void closeStream() {
        io.etcd.jetcd.Watch.Watcher closing = stream;
        stream = null;
        if (closing != null) {
            // not on the stream's own thread, which may be in the middle of failing
            storage.later(0, closing::close);
        }
    }

    /** What a stream tells; nothing of one that has been replaced. */
    private final class Feed implements io.etcd.jetcd.Watch.Listener {

        private final int mine;

        Feed(int mine) {
            this.mine = mine;
        }

        @Override
        public void onNext(WatchResponse response) {
            synchronized (EtcdWatch.this) {
                if (mine == generation && !over) {
                    next(response);
                }
            }
        }

        // the client calls these with a lock held that beginning a stream needs too, so they wait for no other lock

        @Override
        public void onError(Throwable failure) {
            storage.later(0, () -> failed(mine, failure));
        }

        @Override
        public void onCompleted() {
            storage.later(0, () -> failed(mine, new StorageException("the stream ended")));
        }
    }

    private synchronized void failed(int which, Throwable failure) {
        if (which != generation || over) {
            return;
        }
        if (failure instanceof io.etcd.jetcd.common.exception.CompactedException compacted) {
            end(new CompactedException(told, compacted.getCompactedRevision()));
        } else {
            replace(failure);
        }
    }

    private void next(WatchResponse response) {
        long revision = response.getHeader().getRevision();
        if (response.isCreatedNotify()) {
            created = true;
            askForProgress();
            int mine = generation;
            storage.later(IDLE_MILLIS, () -> keepUp(mine));
        } else if (!response.getEvents().isEmpty()) {
            storage.saw(revision);
            tell(response.getEvents());
        } else if (response.isProgressNotify() && storage.progressReliable()) {
            storage.saw(revision);
            progress(revision);
        }
    }

    private void tell(List<WatchEvent> found) {
        List<Event> events = new ArrayList<>(found.size());
        long last = told;
        for (WatchEvent each : found) {
            long revision = each.getKeyValue().getModRevision();
            if (revision <= told) {
                continue;
            }
            last = revision;
            if (!EtcdKeys.isMark(each.getKeyValue().getKey())) {
                Event event = EtcdEvents.event(storage.keys(), each);
                if (event == null) {
                    end(new CompactedException(told, revision));
                    return;
                }
                events.add(event);
            }
        }
        if (last > told) {
            told = last;
            call(last, events);
        }
    }

    private void progress(long revision) {
        told = Math.max(told, revision);
        call(revision, List.of());
        if (revision >= wanted) {
            wanted = 0;
        }
    }

    private void call(long revision, List<Event> events) {
        try {
            listener.onEvents(revision, events);
        } catch (RuntimeException e) {
            LOG.error("a watch of {} ends because its listener failed", prefix, e);
            end(new StorageException("the listener of the watch failed", e));
        }
    }

    @Override
    public void requestProgress() {
        if (!storage.progressReliable()) {
            marks.want();
            return;
        }
        synchronized (this) {
            wanted = Math.max(Math.max(wanted, 1), storage.seen());
            askForProgress();
        }
    }

    /** Asks again and again, as etcd does not answer while it is still sending the past. */
    private synchronized void askForProgress() {
        io.etcd.jetcd.Watch.Watcher asked = stream;
        if (over || wanted == 0 || !created || asked == null) {
            return;
        }
        try {
            asked.requestProgress();
        } catch (RuntimeException e) {
            LOG.debug("cannot ask for progress of {}: {}", prefix, e.toString());
        }
        int mine = generation;
        storage.later(PROGRESS_MILLIS, () -> askAgain(mine));
    }

    private synchronized void askAgain(int mine) {
        if (mine == generation) {
            askForProgress();
        }
    }

    private void keepUp(int which) {
        synchronized (this) {
            if (which != generation || over) {
                return;
            }
        }
        requestProgress();
        storage.later(IDLE_MILLIS, () -> keepUp(which));
    }

    synchronized void end(StorageException cause) {
        if (!over) {
            over = true;
            marks.close();
            closeStream();
            storage.forget(this);
            listener.onEnd(cause);
        }
    }

    @Override
    public void close() {
        // at once for the listener; the lock may be held by a thread that is telling it
        over = true;
        marks.close();
        storage.later(0, this::closeQuietly);
    }

    private synchronized void closeQuietly() {
        closeStream();
        storage.forget(this);
    }
}
