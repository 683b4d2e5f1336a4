package dev.annex.watchcache;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which objects a read is about. */
public interface Criteria extends Predicate<CachedObject> {

    /** Values that all objects have that are meant, by any of which they can be found; empty if there are none. */
    List<Value> values();

    /** The name that all objects have that are meant; null if they may have any. */
    @Nullable
    String name();

    /** What a watcher of these objects wants to be told of, of those whose keys begin with the prefix. */
    default Interest interest(String keyPrefix) {
        String name = name();
        if (name != null) {
            return new Interest(keyPrefix, new Value(IndexKey.name(), name));
        }
        return new Interest(keyPrefix, values().isEmpty() ? null : values().get(0));
    }

    /**
     * A value that can be looked up.
     *
     * @param key of which label or field
     * @param value the value
     */
    record Value(IndexKey key, String value) {}
}
