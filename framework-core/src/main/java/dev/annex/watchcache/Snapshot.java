package dev.annex.watchcache;

import dev.annex.storage.KeyOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** All objects of a resource as of one revision, ordered by key; immutable and cheap to keep. */
public final class Snapshot {

    private final long revision;
    private final PSortedMap<String, CachedObject> objects;
    private final List<Index> indexes;

    private Snapshot(long revision, PSortedMap<String, CachedObject> objects, List<Index> indexes) {
        this.revision = revision;
        this.objects = objects;
        this.indexes = indexes;
    }

    static Snapshot empty(long revision) {
        return new Snapshot(revision, TreePMap.empty(KeyOrder.UTF8), List.of());
    }

    static Snapshot of(long revision, Iterable<CachedObject> objects) {
        PSortedMap<String, CachedObject> map = TreePMap.empty(KeyOrder.UTF8);
        for (CachedObject object : objects) {
            map = map.plus(object.key(), object);
        }
        return new Snapshot(revision, map, List.of());
    }

    Snapshot at(long newRevision) {
        return new Snapshot(newRevision, objects, indexes);
    }

    Snapshot after(CacheEvent event) {
        String key = event.object().key();
        CachedObject before = event.previous();
        CachedObject after = event.deleted() ? null : event.object();
        List<Index> changed = indexes.isEmpty()
                ? indexes
                : indexes.stream().map(index -> index.changed(before, after)).toList();
        return new Snapshot(event.revision(), after == null ? objects.minus(key) : objects.plus(key, after), changed);
    }

    /** The same objects with an index more, and without the one least recently used if there are many. */
    Snapshot with(Index index, int most) {
        List<Index> more = new ArrayList<>(indexes);
        more.removeIf(other -> other.key().equals(index.key()));
        if (more.size() >= most) {
            more.remove(Collections.min(more, Comparator.comparingLong(Index::lastUse)));
        }
        more.add(index);
        return new Snapshot(revision, objects, List.copyOf(more));
    }

    /** All objects, in order. */
    Iterable<CachedObject> objects() {
        return objects.values();
    }

    private @Nullable Index index(IndexKey key) {
        for (Index index : indexes) {
            if (index.key().equals(key)) {
                return index;
            }
        }
        return null;
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

    /**
     * The objects whose keys begin with the prefix, in order, from the least key that is not below {@code start}.
     *
     * @param prefix empty, or ends in a slash
     */
    public Iterator<CachedObject> iterate(String prefix, String start) {
        return below(objects, prefix, start).values().iterator();
    }

    /** A part of a map by its keys, which costs no look at what is in it. */
    private static PSortedMap<String, CachedObject> below(
            PSortedMap<String, CachedObject> objects, String prefix, String start) {
        String from = KeyOrder.UTF8.compare(start, prefix) > 0 ? start : prefix;
        if (prefix.isEmpty()) {
            return from.isEmpty() ? objects : objects.tailMap(from);
        }
        String end = KeyOrder.afterFolder(prefix);
        return KeyOrder.UTF8.compare(from, end) < 0 ? objects.subMap(from, end) : TreePMap.empty(KeyOrder.UTF8);
    }

    /** Whether the objects meant can be found without looking at all. */
    boolean finds(Criteria criteria) {
        return criteria.values().stream().anyMatch(value -> index(value.key()) != null);
    }

    /** As few of the objects below the prefix as an index or a name leaves, in order, among them all that are meant. */
    private Iterator<CachedObject> candidates(String prefix, String start, Criteria criteria) {
        String name = criteria.name();
        if (name != null && (prefix.isEmpty() || prefix.endsWith("/"))) {
            CachedObject object = objects.get(prefix + name);
            if (object != null || !prefix.isEmpty()) {
                boolean there = object != null && KeyOrder.UTF8.compare(object.key(), start) >= 0;
                return there ? Collections.singleton(object).iterator() : Collections.emptyIterator();
            }
        }
        for (Criteria.Value value : criteria.values()) {
            Index index = index(value.key());
            if (index != null) {
                return below(index.objects(value.value()), prefix, start)
                        .values()
                        .iterator();
            }
        }
        return iterate(prefix, start);
    }

    /**
     * A page of the objects that match. It says that there are more as soon as others follow, matching or not: nobody
     * looks ahead (W-21).
     */
    public Page page(String prefix, String start, Criteria criteria, int limit) {
        List<CachedObject> items = new ArrayList<>(limit > 0 ? Math.min(limit, 512) : 16);
        Iterator<CachedObject> candidates = candidates(prefix, start, criteria);
        while (candidates.hasNext()) {
            CachedObject candidate = candidates.next();
            if (!criteria.test(candidate)) {
                continue;
            }
            items.add(candidate);
            if (limit > 0 && items.size() == limit) {
                return new Page(items, iterate(prefix, candidate.key() + '\0').hasNext());
            }
        }
        return new Page(items, false);
    }

    /** How many objects have keys that begin with the prefix and come after {@code last}. */
    public int countAfter(String prefix, String last) {
        return below(objects, prefix, last + '\0').size();
    }

    /**
     * A part of a list.
     *
     * @param items the objects
     * @param more whether further objects follow
     */
    public record Page(List<CachedObject> items, boolean more) {}
}
