package dev.annex.watchcache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the searches that an index would have served, so that indexes are made of what is asked for again and again. */
final class IndexDemand {

    private static final int WORTH_SEARCHES = 3;
    private static final int WORTH_OBJECTS = 256;
    private static final int MOST_KEYS = 1024;

    private final ConcurrentMap<IndexKey, Integer> searches = new ConcurrentHashMap<>();

    /** Whether the search shows that an index is due; said once for each. */
    boolean due(Snapshot snapshot, Criteria criteria) {
        if (snapshot.size() < WORTH_OBJECTS || criteria.values().isEmpty() || snapshot.finds(criteria)) {
            return false;
        }
        if (searches.size() > MOST_KEYS) {
            searches.clear();
        }
        IndexKey key = criteria.values().get(0).key();
        boolean due = searches.merge(key, 1, Integer::sum) >= WORTH_SEARCHES;
        if (due) {
            searches.remove(key);
        }
        return due;
    }
}
