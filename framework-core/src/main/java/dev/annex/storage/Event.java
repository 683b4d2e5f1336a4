package dev.annex.storage;

import org.jspecify.annotations.Nullable;

/**
 * A committed write, as watchers see it.
 *
 * @param key the key
 * @param revision the write's revision
 * @param value what is under the key now; null after a deletion
 * @param previous what was under the key before; null if nothing
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
public record Event(
        String key,
        long revision,
        byte @Nullable [] value,
        @Nullable Entry previous) {}
