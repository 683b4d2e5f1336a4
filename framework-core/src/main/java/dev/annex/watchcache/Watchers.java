package dev.annex.watchcache;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who watch, by the part of the keys that they watch, so that a change costs nothing to those who watch other
 * namespaces. Guarded by its owner's lock; a watcher may leave while it is being told.
 */
final class Watchers {

    private final Map<String, Set<Watcher>> byPrefix = new HashMap<>();

    void add(Watcher watcher) {
        byPrefix.computeIfAbsent(watcher.keyPrefix(), prefix -> ConcurrentHashMap.newKeySet())
                .add(watcher);
    }

    void remove(Watcher watcher) {
        byPrefix.computeIfPresent(watcher.keyPrefix(), (prefix, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }

    boolean contains(Watcher watcher) {
        return byPrefix.getOrDefault(watcher.keyPrefix(), Set.of()).contains(watcher);
    }

    /** Tells those of a change that it may concern. */
    void offer(CacheEvent change) {
        String key = change.object().key();
        int slash = key.indexOf('/');
        offer("", change);
        if (slash >= 0) {
            offer(key.substring(0, slash + 1), change);
        }
    }

    private void offer(String prefix, CacheEvent change) {
        for (Watcher watcher : byPrefix.getOrDefault(prefix, Set.of())) {
            if (!watcher.offer(change)) {
                remove(watcher);
            }
        }
    }

    /** Has all come back, and forgets them. */
    void end() {
        Map<String, Set<Watcher>> ended = Map.copyOf(byPrefix);
        byPrefix.clear();
        ended.values().forEach(watchers -> watchers.forEach(Watcher::end));
    }
}
