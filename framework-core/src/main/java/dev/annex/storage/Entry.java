package dev.annex.storage;

/**
 * A value under a key.
 *
 * @param key the key
 * @param value the value, never changed once handed over
 * @param revision the revision of the write that put it there
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
public record Entry(String key, byte[] value, long revision) {}
