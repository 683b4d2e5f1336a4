package dev.annex.storage.etcd;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a watch told of progress by servers whose notifications of it can overtake events: a mark is written among the
 * watched keys, and as the events of one watch keep their order, the mark's comes after all that was written before it.
 *
 * <p>However many ask while one mark is on its way, one more is written for all of them.
 */
final class EtcdMarks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdMarks.class);

    private static final long RETRY_MILLIS = 500;

    private final EtcdStorage storage;
    private final String prefix;
    private boolean wanted;
    private boolean underway;
    private volatile boolean closed;

    EtcdMarks(EtcdStorage storage, String prefix) {
        this.storage = storage;
        this.prefix = prefix;
    }

    /** Has a mark written that is begun after this call. */
    void want() {
        synchronized (this) {
            wanted = true;
        }
        write();
    }

    private void write() {
        synchronized (this) {
            if (!wanted || underway || closed) {
                return;
            }
            wanted = false;
            underway = true;
        }
        var unused = storage.mark(prefix).whenComplete((written, failure) -> after(failure));
    }

    private void after(@Nullable Throwable failure) {
        synchronized (this) {
            underway = false;
            wanted |= failure != null;
        }
        if (failure == null) {
            write();
        } else if (!closed) {
            LOG.warn("cannot find out how far the watch of {} has come, trying again: {}", prefix, failure.toString());
            storage.later(RETRY_MILLIS, this::write);
        }
    }

    /** Writes no more. */
    @Override
    public void close() {
        closed = true;
    }
}
