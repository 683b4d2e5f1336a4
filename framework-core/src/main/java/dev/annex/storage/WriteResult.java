package dev.annex.storage;

import org.jspecify.annotations.Nullable;

/** What became of a write. */
public sealed interface WriteResult {

    /**
     * The write is durable.
     *
     * @param revision its revision
     */
    record Committed(long revision) implements WriteResult {}

    /**
     * The key was not at the expected revision, and nothing has changed.
     *
     * @param current what is under the key; null if nothing
     */
    record Conflict(@Nullable Entry current) implements WriteResult {}
}
