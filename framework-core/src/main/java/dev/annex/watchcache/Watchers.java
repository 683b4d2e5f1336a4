package dev.annex.watchcache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Those who watch, by the part of the keys that they watch, so that a change costs nothing to those who watch other
 * namespaces. Guarded by its owner's lock; a watcher may leave while it is being told.
 */
final class Watchers {

    private final Map<String, Audience> byPrefix = new HashMap<>();

    void add(Watcher watcher) {
        byPrefix.computeIfAbsent(watcher.interest().keyPrefix(), prefix -> new Audience())
                .add(watcher);
    }

    void remove(Watcher watcher) {
        byPrefix.computeIfPresent(watcher.interest().keyPrefix(), (prefix, audience) -> {
            audience.remove(watcher);
            return audience.isEmpty() ? null : audience;
        });
    }

    boolean contains(Watcher watcher) {
        Audience audience = byPrefix.get(watcher.interest().keyPrefix());
        return audience != null && audience.contains(watcher);
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
        Audience audience = byPrefix.get(prefix);
        if (audience != null) {
            audience.forEach(change, watcher -> {
                if (!watcher.offer(change)) {
                    remove(watcher);
                }
            });
        }
    }

    /** Has all come back, and forgets them. */
    void end() {
        List<Watcher> ended = new ArrayList<>();
        byPrefix.values().forEach(audience -> audience.forEach(ended::add));
        byPrefix.clear();
        ended.forEach(Watcher::end);
    }
}
