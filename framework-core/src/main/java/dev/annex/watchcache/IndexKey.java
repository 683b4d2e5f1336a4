package dev.annex.watchcache;

import org.jspecify.annotations.Nullable;

/**
 * What objects can be found by: a label, one of the resource's selectable fields, or the name.
 *
 * @param label the label's key; empty for anything else
 * @param field the field's place among the resource's selectable fields; less than 0 for anything else
 */
public record IndexKey(String label, int field) {

    private static final IndexKey NAME = new IndexKey("", -1);

    /** A label. */
    public static IndexKey label(String key) {
        return new IndexKey(key, -1);
    }

    /** A selectable field, by its place among them. */
    public static IndexKey field(int place) {
        return new IndexKey("", place);
    }

    /** The object's name. */
    public static IndexKey name() {
        return NAME;
    }

    /** The value that an object has; null if it has none. */
    @Nullable
    String valueOf(CachedObject object) {
        if (field >= 0) {
            return object.fields().get(field);
        }
        return label.isEmpty() ? object.name() : object.labels().get(label);
    }
}
