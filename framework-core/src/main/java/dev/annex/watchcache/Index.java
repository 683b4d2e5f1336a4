package dev.annex.watchcache;

import dev.annex.storage.KeyOrder;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The objects of one snapshot by their values of one label or field; immutable like the snapshot. */
final class Index {

    private final IndexKey key;
    private final HashPMap<String, PSortedMap<String, CachedObject>> objects;
    private final AtomicLong lastUse;

    private Index(IndexKey key, HashPMap<String, PSortedMap<String, CachedObject>> objects, AtomicLong lastUse) {
        this.key = key;
        this.objects = objects;
        this.lastUse = lastUse;
    }

    static Index of(IndexKey key, Iterable<CachedObject> all) {
        Index index = new Index(key, HashTreePMap.empty(), new AtomicLong(System.nanoTime()));
        for (CachedObject object : all) {
            index = index.changed(null, object);
        }
        return index;
    }

    IndexKey key() {
        return key;
    }

    /** When it was last of use, as {@link System#nanoTime()} tells. */
    long lastUse() {
        return lastUse.get();
    }

    /** The index after one object took the place of another; each may be missing. */
    Index changed(@Nullable CachedObject before, @Nullable CachedObject after) {
        String old = before == null ? null : key.valueOf(before);
        String now = after == null ? null : key.valueOf(after);
        if (old == null && now == null) {
            return this;
        }
        HashPMap<String, PSortedMap<String, CachedObject>> changed = objects;
        if (before != null && old != null && !Objects.equals(old, now)) {
            PSortedMap<String, CachedObject> rest = with(changed, old).minus(before.key());
            changed = rest.isEmpty() ? changed.minus(old) : changed.plus(old, rest);
        }
        if (after != null && now != null) {
            changed = changed.plus(now, with(changed, now).plus(after.key(), after));
        }
        return new Index(key, changed, lastUse);
    }

    private static PSortedMap<String, CachedObject> with(
            HashPMap<String, PSortedMap<String, CachedObject>> objects, String value) {
        PSortedMap<String, CachedObject> known = objects.get(value);
        return known == null ? TreePMap.empty(KeyOrder.UTF8) : known;
    }

    /** The objects that have a value, in order. */
    PSortedMap<String, CachedObject> objects(String value) {
        lastUse.set(System.nanoTime());
        return with(objects, value);
    }
}
