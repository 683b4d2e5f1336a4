package dev.annex.storage.encryption;

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
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A store that keeps its values sealed in another store. Keys, revisions and sizes stay in the open.
 *
 * <p>Reads and watches fail with a {@link StorageException} that names the key under which a value cannot be opened: its
 * key is missing or another, or somebody has changed or moved the value. What was read is opened on the thread on which
 * the other store answers.
 */
public final class EncryptedStorage implements Storage {

    private final Storage storage;
    private final ValueSeal seal;

    /** A store on top of another, which it closes with itself. */
    public EncryptedStorage(Storage storage, Keyring keyring) {
        this.storage = storage;
        this.seal = new ValueSeal(keyring);
    }

    /**
     * Whether a value, as the store beneath keeps it, is sealed; to tell a store that is encrypted from one that is not.
     */
    public static boolean isSealed(byte[] stored) {
        return ValueSeal.keyId(stored).isPresent();
    }

    /** The store beneath, with its values as they are kept. */
    public Storage beneath() {
        return storage;
    }

    ValueSeal seal() {
        return seal;
    }

    /** Looks at all values whose keys begin with a prefix, and rewrites those that are not sealed with the write key. */
    public Resealing resealing(String prefix) {
        return new Resealing(this, prefix);
    }

    @Override
    public CompletableFuture<Long> revision() {
        return storage.revision();
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        return storage.get(key).thenApply(found -> found.map(this::open));
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        return storage.range(prefix, start, revision, limit)
                .thenApply(range -> new Range(
                        range.revision(),
                        range.entries().stream().map(this::open).toList(),
                        range.more()));
    }

    private Entry open(Entry entry) {
        return new Entry(entry.key(), seal.open(entry.key(), entry.value()), entry.revision());
    }

    @Override
    public CompletableFuture<WriteResult> put(String key, byte[] value, long expected) {
        return storage.put(key, seal.seal(key, value), expected).thenApply(this::open);
    }

    @Override
    public CompletableFuture<WriteResult> delete(String key, long expected) {
        return storage.delete(key, expected).thenApply(this::open);
    }

    private WriteResult open(WriteResult result) {
        return result instanceof WriteResult.Conflict conflict && conflict.current() != null
                ? new WriteResult.Conflict(open(conflict.current()))
                : result;
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        Opening opening = new Opening(listener);
        Watch watch = storage.watch(prefix, after, opening);
        opening.of(watch);
        return watch;
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        return storage.compact(revision);
    }

    @Override
    public CompletableFuture<Boolean> load(List<Entry> entries, long revision) {
        List<Entry> sealed = entries.stream()
                .map(entry -> new Entry(entry.key(), seal.seal(entry.key(), entry.value()), entry.revision()))
                .toList();
        return storage.load(sealed, revision);
    }

    @Override
    public OptionalLong written() {
        return storage.written();
    }

    @Override
    public void close() {
        storage.close();
    }

    /** Tells a listener of opened values, until one cannot be opened. */
    private final class Opening implements WatchListener {

        private final WatchListener listener;
        private final CompletableFuture<Watch> watch = new CompletableFuture<>();
        private boolean over;

        Opening(WatchListener listener) {
            this.listener = listener;
        }

        void of(Watch begun) {
            watch.complete(begun);
        }

        @Override
        public void onEvents(long revision, List<Event> events) {
            if (over) {
                return;
            }
            List<Event> opened;
            try {
                opened = events.stream().map(this::open).toList();
            } catch (StorageException e) {
                over = true;
                var unused = watch.thenAccept(Watch::close);
                listener.onEnd(e);
                return;
            }
            listener.onEvents(revision, opened);
        }

        private Event open(Event event) {
            byte[] value = event.value();
            Entry previous = event.previous();
            return new Event(
                    event.key(),
                    event.revision(),
                    value == null ? null : seal.open(event.key(), value),
                    previous == null ? null : EncryptedStorage.this.open(previous));
        }

        @Override
        public void onEnd(StorageException cause) {
            if (!over) {
                over = true;
                listener.onEnd(cause);
            }
        }
    }
}
