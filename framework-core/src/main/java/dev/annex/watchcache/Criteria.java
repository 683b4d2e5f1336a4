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

    /**
     * A value that can be looked up.
     *
     * @param key of which label or field
     * @param value the value
     */
    record Value(IndexKey key, String value) {}
}
