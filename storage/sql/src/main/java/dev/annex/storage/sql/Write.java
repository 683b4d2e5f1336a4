package dev.annex.storage.sql;

import dev.annex.storage.WriteResult;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A write that waits to be committed.
 *
 * @param key the key
 * @param value what to put there; null to delete
 * @param expected the revision that has to be there; 0 for nothing
 * @param answer completes when the write is durable
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
record Write(String key, byte @Nullable [] value, long expected, CompletableFuture<WriteResult> answer) {

    int size() {
        return value == null ? 0 : value.length;
    }
}
