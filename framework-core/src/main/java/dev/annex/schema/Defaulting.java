package dev.annex.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what the schema says a field is where it is not given, at any depth. A null where none is allowed counts as
 * not given.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">
 *     Defaulting</a>
 */
public final class Defaulting {

    private Defaulting() {}

    /** Fills in the defaults of an object, in place. */
    public static void apply(ObjectNode object, Schema schema) {
        replaceNulls(object, schema);
        schema.properties().forEach((name, field) -> {
            JsonNode value = field.defaultValue();
            if (value != null && !object.has(name)) {
                object.set(name, value.deepCopy());
            }
        });
        object.properties().forEach(field -> inside(field.getValue(), schema.field(field.getKey())));
    }

    private static void inside(JsonNode value, @Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            apply(object, schema);
        } else if (value instanceof ArrayNode list && schema.items() != null) {
            Schema items = schema.items();
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).isNull() && !items.nullable() && items.defaultValue() != null) {
                    list.set(i, items.defaultValue().deepCopy());
                }
                inside(list.get(i), items);
            }
        }
    }

    private static void replaceNulls(ObjectNode object, Schema schema) {
        List<String> nulls = new ArrayList<>();
        object.properties().forEach(field -> {
            Schema known = schema.field(field.getKey());
            if (!field.getValue().isNull() || known == null || known.nullable()) {
                return;
            }
            if (known.defaultValue() == null) {
                nulls.add(field.getKey());
            } else {
                field.setValue(known.defaultValue().deepCopy());
            }
        });
        object.remove(nulls);
    }
}
