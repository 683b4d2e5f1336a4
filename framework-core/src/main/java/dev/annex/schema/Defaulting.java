package dev.annex.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
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

    /**
     * Fills in the defaults of an object, in place.
     *
     * @return whether there were any to fill in
     */
    public static boolean apply(ObjectNode object, Schema schema) {
        boolean changed = false;
        for (Map.Entry<String, Schema> field : schema.properties().entrySet()) {
            JsonNode value = field.getValue().defaultValue();
            if (value != null && absent(object.get(field.getKey()), field.getValue())) {
                object.set(field.getKey(), value.deepCopy());
                changed = true;
            }
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Schema known = schema.field(field.getKey());
            if (known != null) {
                JsonNode value = known.defaultValue();
                if (value != null && absent(field.getValue(), known)) {
                    field.setValue(value.deepCopy());
                    changed = true;
                }
                changed |= inside(field.getValue(), known);
            }
        }
        return changed;
    }

    private static boolean absent(@Nullable JsonNode value, Schema schema) {
        return value == null || (value.isNull() && !schema.nullable());
    }

    private static boolean inside(JsonNode value, Schema schema) {
        if (value instanceof ObjectNode object) {
            return apply(object, schema);
        }
        Schema items = schema.items();
        if (!(value instanceof ArrayNode list) || items == null) {
            return false;
        }
        boolean changed = false;
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = items.defaultValue();
            if (element != null && absent(list.get(i), items)) {
                list.set(i, element.deepCopy());
                changed = true;
            }
            changed |= inside(list.get(i), items);
        }
        return changed;
    }
}
