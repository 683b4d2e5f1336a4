package dev.annex.watchcache;

import org.jspecify.annotations.Nullable;

/**
 * What objects can be found by: a label, or one of the resource's selectable fields.
 *
 * @param label the label's key; empty for a field
 * @param field the field's place among the resource's selectable fields; -1 for a label
 */
public record IndexKey(String label, int field) {

    /** A label. */
    public static IndexKey label(String key) {
        return new IndexKey(key, -1);
    }

    /** A selectable field, by its place among them. */
    public static IndexKey field(int place) {
        return new IndexKey("", place);
    }

    /** The value that an object has; null if it has none. */
    @Nullable
    String valueOf(CachedObject object) {
        return field < 0 ? object.labels().get(label) : object.fields().get(field);
    }
}
