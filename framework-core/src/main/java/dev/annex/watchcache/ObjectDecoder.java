package dev.annex.watchcache;

import dev.annex.storage.Entry;

/** Turns what is stored into what is kept in the cache. Must not block. */
@FunctionalInterface
public interface ObjectDecoder {

    /**
     * The object of an entry.
     *
     * @param key the key below the resource's prefix
     * @param entry the stored bytes
     * @param revision the resourceVersion that the object is to carry, which for a deleted object is the deletion's
     */
    CachedObject decode(String key, Entry entry, long revision);
}
