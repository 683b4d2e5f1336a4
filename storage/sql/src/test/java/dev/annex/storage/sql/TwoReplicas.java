package dev.annex.storage.sql;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.Watch;
import dev.annex.storage.WatchListener;
import dev.annex.storage.WriteResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Two servers of one store: one writes, the other reads and watches. */
record TwoReplicas(Storage writing, Storage reading) implements Storage {

    @Override
    public CompletableFuture<Long> revision() {
        return reading.revision();
    }

    @Override
    public CompletableFuture<Optional<Entry>> get(String key) {
        return reading.get(key);
    }

    @Override
    public CompletableFuture<Range> range(String prefix, String start, long revision, int limit) {
        return reading.range(prefix, start, revision, limit);
    }

    @Override
    public CompletableFuture<WriteResult> put(String key, byte[] value, long expected) {
        return writing.put(key, value, expected);
    }

    @Override
    public CompletableFuture<WriteResult> delete(String key, long expected) {
        return writing.delete(key, expected);
    }

    @Override
    public Watch watch(String prefix, long after, WatchListener listener) {
        return reading.watch(prefix, after, listener);
    }

    @Override
    public CompletableFuture<Void> compact(long revision) {
        return reading.compact(revision);
    }

    @Override
    public void close() {
        writing.close();
        reading.close();
    }
}
