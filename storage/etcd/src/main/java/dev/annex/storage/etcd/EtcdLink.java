package dev.annex.storage.etcd;

import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client in use. One that has not heard anything for a while waits longer and longer before it connects again, up to
 * two minutes, and cannot be told otherwise; it is replaced by one that tries at once.
 */
final class EtcdLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdLink.class);

    private final EtcdSettings settings;
    private volatile Client client;
    private volatile long heardAt = System.nanoTime();
    private boolean closed;

    EtcdLink(EtcdSettings settings, Client client) {
        this.settings = settings;
        this.client = client;
    }

    KV kv() {
        return client.getKVClient();
    }

    Watch watch() {
        return client.getWatchClient();
    }

    /** A member has answered. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Replaces a client that has not been answered as long as an answer may take; whether it has done so. */
    boolean renewIfSilent() {
        Client old;
        synchronized (this) {
            if (closed || System.nanoTime() - heardAt < settings.timeout().toNanos()) {
                return false;
            }
            old = client;
            client = EtcdConnection.connect(settings);
            heard();
        }
        LOG.warn("etcd at {} does not answer, connecting anew", String.join(", ", settings.endpoints()));
        old.close();
        return true;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        client.close();
    }
}
