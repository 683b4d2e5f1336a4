package dev.annex.watchcache;

import dev.annex.storage.KeyOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** All objects of a resource as of one revision, ordered by key; immutable and cheap to keep. */
public final class Snapshot {

    private final long revision;
    private final PSortedMap<String, CachedObject> objects;

    private Snapshot(long revision, PSortedMap<String, CachedObject> objects) {
        this.revision = revision;
        this.objects = objects;
    }

    static Snapshot empty(long revision) {
        return new Snapshot(revision, TreePMap.empty(KeyOrder.UTF8));
    }

    static Snapshot of(long revision, Iterable<CachedObject> objects) {
        PSortedMap<String, CachedObject> map = TreePMap.empty(KeyOrder.UTF8);
        for (CachedObject object : objects) {
            map = map.plus(object.key(), object);
        }
        return new Snapshot(revision, map);
    }

    Snapshot at(long newRevision) {
        return new Snapshot(newRevision, objects);
    }

    Snapshot after(CacheEvent event) {
        String key = event.object().key();
        return new Snapshot(event.revision(), event.deleted() ? objects.minus(key) : objects.plus(key, event.object()));
    }

    /** The revision that this is the state of. */
    public long revision() {
        return revision;
    }

    /** How many objects there are. */
    public int size() {
        return objects.size();
    }

    /** The object at a key; null if there is none. */
    public @Nullable CachedObject get(String key) {
        return objects.get(key);
    }

    /** The objects whose keys begin with the prefix, in order, from the least key that is not below {@code start}. */
    public Iterator<CachedObject> iterate(String prefix, String start) {
        String from = KeyOrder.UTF8.compare(start, prefix) > 0 ? start : prefix;
        Iterator<CachedObject> rest =
                (from.isEmpty() ? objects : objects.tailMap(from)).values().iterator();
        return prefix.isEmpty() ? rest : new PrefixIterator(rest, prefix);
    }

    /** A page of the objects that match. */
    public Page page(String prefix, String start, Predicate<CachedObject> filter, int limit) {
        List<CachedObject> items = new ArrayList<>(limit > 0 ? Math.min(limit, 512) : 16);
        Iterator<CachedObject> candidates = iterate(prefix, start);
        while (candidates.hasNext()) {
            CachedObject candidate = candidates.next();
            if (!filter.test(candidate)) {
                continue;
            }
            if (limit > 0 && items.size() == limit) {
                return new Page(items, true);
            }
            items.add(candidate);
        }
        return new Page(items, false);
    }

    /** How many objects have keys that begin with the prefix and come after {@code last}. */
    public int countAfter(String prefix, String last) {
        int count = 0;
        for (Iterator<CachedObject> rest = iterate(prefix, last + '\0'); rest.hasNext(); rest.next()) {
            count++;
        }
        return count;
    }

    /**
     * A part of a list.
     *
     * @param items the objects
     * @param more whether further objects match
     */
    public record Page(List<CachedObject> items, boolean more) {}

    Map<String, CachedObject> asMap() {
        return objects;
    }
}
