package dev.annex.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.Correlation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value before an update, by which rules that a value broke before are forgiven as long as the value
 * stays as it is (KEP-4008).
 *
 * @param current the value and what it was; null if that cannot be told
 * @param parent the nearest value around it of which it can be told; null if there is none
 */
record Correlated(@Nullable Pair current, @Nullable Pair parent) {

    /** Nothing is known: the value is new. */
    static final Correlated UNKNOWN = new Correlated(null, null);

    /**
     * A value then and now.
     *
     * @param schema of both
     * @param value now
     * @param old before
     */
    record Pair(Schema schema, JsonNode value, JsonNode old) {

        boolean isUnchanged() {
            return Correlation.unchanged(schema, value, old);
        }
    }

    static Correlated root(Schema schema, JsonNode value, @Nullable JsonNode old) {
        return old == null ? UNKNOWN : new Correlated(new Pair(schema, value, old), null);
    }

    /** Whether what is wrong with the value was wrong before. */
    boolean isUnchanged() {
        Pair known = current != null ? current : parent;
        return known != null && known.isUnchanged();
    }

    /** Of the alternatives of a schema upstream knows no more than of what is around them. */
    Correlated alternative() {
        return new Correlated(null, parent);
    }

    Correlated field(Schema schema, String name, JsonNode value) {
        if (current == null) {
            return this;
        }
        if (parent == null && (name.equals("apiVersion") || name.equals("kind"))) {
            return UNKNOWN;
        }
        JsonNode old = Correlation.field(current.schema, current.old, name);
        return new Correlated(old == null ? null : new Pair(schema, value, old), current);
    }

    Correlated element(Schema schema, JsonNode value, Correlation.Elements elements) {
        if (current == null) {
            return this;
        }
        JsonNode old = elements.of(value);
        return new Correlated(old == null ? null : new Pair(schema, value, old), current);
    }
}
