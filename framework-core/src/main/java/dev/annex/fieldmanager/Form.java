package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What a value is to the merge: one thing, or something of parts that are owned apart. */
enum Form {
    /** One value. */
    SCALAR,
    /** A list that is owned as one. */
    ATOMIC_LIST,
    /** A list whose elements are told apart by their keys, or by themselves. */
    LIST,
    /** A map that is owned as one. */
    ATOMIC_MAP,
    /** A map whose fields are owned apart. */
    MAP;

    /**
     * The form of a value under its schema. What the schema says counts for more than what the value is, so that a null
     * is a map where there are maps; without a schema the value decides.
     *
     * @param value the value; null if it is absent
     * @param schema its schema; null if nothing is known
     */
    static Form of(@Nullable JsonNode value, @Nullable Schema schema) {
        if (schema == null) {
            return free(value, Schema.ANYTHING);
        }
        return switch (schema.type()) {
            case OBJECT -> map(schema);
            case ARRAY -> list(schema);
            case STRING, INTEGER, NUMBER, BOOLEAN -> SCALAR;
            case INT_OR_STRING, ANY -> free(value, schema);
        };
    }

    private static Form free(@Nullable JsonNode value, Schema schema) {
        if (value != null && value.isValueNode() && !value.isNull()) {
            return SCALAR;
        }
        return value != null && value.isArray() ? list(schema) : map(schema);
    }

    private static Form map(Schema schema) {
        return schema.atomicMap() ? ATOMIC_MAP : MAP;
    }

    private static Form list(Schema schema) {
        return schema.listType() == Schema.ListType.ATOMIC ? ATOMIC_LIST : LIST;
    }
}
