package dev.annex.interleaving;

import dev.annex.storage.Entry;
import dev.annex.storage.Event;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A store whose watches can be made to break off, as those of a remote store do. */
final class FaultyStorage implements Storage {

    private final Storage storage;
    private final Set<Breakable> watches = ConcurrentHashMap.newKeySet();

    FaultyStorage(Storage storage) {
        this.storage = storage;
    }

    /** Ends every watch that runs now. */
    void breakWatches() {
        watches.forEach(Breakable::breakOff);
    }

    /** A listener that hears nothing more once it was told of the end. */
    private final class Breakable implements WatchListener {

        private final WatchListener listener;
        private boolean over;

        Breakable(WatchListener listener) {
            this.listener = listener;
        }

        void breakOff() {
            onEnd(new StorageException("the connection to the store broke off"));
        }

        @Override
        public synchronized void onEvents(long revision, List<Event> events) {
            if (!over) {
                listener.onEvents(revision, events);
            }
        }

        @Override
        public synchronized void onEnd(StorageException cause) {
            if (!over) {
                over = true;
                watches.remove(this);
                listener.onEnd(cause);
            }
        }
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        Breakable breakable = new Breakable(listener);
        watches.add(breakable);
        return storage.watch(prefix, after, breakable);
    }

    @Override
    public CompletableFuture<Long> revision() {
        return storage.revision();
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        return storage.get(key);
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        return storage.range(prefix, start, revision, limit);
    }

    @Override
    public CompletableFuture<WriteResult> put(String key, byte[] value, long expected) {
        return storage.put(key, value, expected);
    }

    @Override
    public CompletableFuture<WriteResult> delete(String key, long expected) {
        return storage.delete(key, expected);
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        return storage.compact(revision);
    }

    @Override
    public void close() {
        storage.close();
    }
}
