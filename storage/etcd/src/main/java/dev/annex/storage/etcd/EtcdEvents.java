package dev.annex.storage.etcd;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.watch.WatchEvent;
import org.jspecify.annotations.Nullable;

/** Turns etcd's events into the store's. */
final class EtcdEvents {

    private EtcdEvents() {}

    /** The event; null if etcd no longer knows what was there before, because that has been compacted. */
    static @Nullable Event event(EtcdKeys keys, WatchEvent event) {
        KeyValue now = event.getKeyValue();
        boolean deleted = event.getEventType() == WatchEvent.EventType.DELETE;
        boolean creation = !deleted && now.getCreateRevision() == now.getModRevision();
        KeyValue before = event.getPrevKV();
        boolean known = before != null && before.getModRevision() > 0;
        if (!creation && !known) {
            return null;
        }
        Entry previous = creation ? null : keys.entry(before);
        byte[] value = deleted ? null : now.getValue().getBytes();
        return new Event(keys.name(now.getKey()), now.getModRevision(), value, previous);
    }
}
