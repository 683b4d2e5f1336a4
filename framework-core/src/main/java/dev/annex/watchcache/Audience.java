package dev.annex.watchcache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who watch what is below one key prefix, by the value that they ask for, so that a change costs nothing to those
 * who ask for another. Guarded by its owner's lock; a watcher may leave while it is being told.
 */
final class Audience {

    private final Set<Watcher> everything = ConcurrentHashMap.newKeySet();
    private final Map<IndexKey, Map<String, Set<Watcher>>> byValue = new ConcurrentHashMap<>();

    void add(Watcher watcher) {
        Criteria.Value value = watcher.interest().value();
        if (value == null) {
            everything.add(watcher);
        } else {
            byValue.computeIfAbsent(value.key(), key -> new ConcurrentHashMap<>())
                    .computeIfAbsent(value.value(), text -> ConcurrentHashMap.newKeySet())
                    .add(watcher);
        }
    }

    void remove(Watcher watcher) {
        Criteria.Value value = watcher.interest().value();
        if (value == null) {
            everything.remove(watcher);
        } else {
            byValue.computeIfPresent(value.key(), (key, groups) -> {
                groups.computeIfPresent(value.value(), (text, group) -> {
                    group.remove(watcher);
                    return group.isEmpty() ? null : group;
                });
                return groups.isEmpty() ? null : groups;
            });
        }
    }

    boolean contains(Watcher watcher) {
        Criteria.Value value = watcher.interest().value();
        return (value == null ? everything : group(value.key(), value.value())).contains(watcher);
    }

    boolean isEmpty() {
        return everything.isEmpty() && byValue.isEmpty();
    }

    /** Those whom a change may concern: the object has what they ask for, or had it before. */
    void forEach(CacheEvent change, Consumer<Watcher> told) {
        everything.forEach(told);
        for (IndexKey key : byValue.keySet()) {
            String now = key.valueOf(change.object());
            CachedObject previous = change.previous();
            String before = previous == null ? null : key.valueOf(previous);
            group(key, now).forEach(told);
            if (before != null && !before.equals(now)) {
                group(key, before).forEach(told);
            }
        }
    }

    void forEach(Consumer<Watcher> told) {
        everything.forEach(told);
        byValue.values().forEach(groups -> groups.values().forEach(group -> group.forEach(told)));
    }

    private Set<Watcher> group(IndexKey key, @Nullable String value) {
        return value == null ? Set.of() : byValue.getOrDefault(key, Map.of()).getOrDefault(value, Set.of());
    }
}
