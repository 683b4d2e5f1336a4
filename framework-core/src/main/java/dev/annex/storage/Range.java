package dev.annex.storage;

import java.util.List;

/**
 * What a range read found.
 *
 * @param revision the store's revision that the entries are a snapshot of
 * @param entries the entries, ordered by the bytes of their UTF-8 keys
 * @param more whether the limit kept further entries back
 */
public record Range(long revision, List<Entry> entries, boolean more) {}
