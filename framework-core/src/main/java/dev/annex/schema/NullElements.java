package dev.annex.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the nulls in lists, and in maps of the user's own keys, the values that they have where elements cannot be null:
 * an empty text, zero, false, an empty object.
 */
public final class NullElements {

    private NullElements() {}

    /** Replaces such nulls everywhere in a value, in place. */
    public static void replace(JsonNode value, @Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Schema known = schema.field(field.getKey());
                boolean element = !schema.properties().containsKey(field.getKey());
                if (element && field.getValue().isNull() && known != null) {
                    field.setValue(zero(known));
                } else {
                    replace(field.getValue(), known);
                }
            }
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).isNull() && schema.items() != null) {
                    list.set(i, zero(schema.items()));
                } else {
                    replace(list.get(i), schema.items());
                }
            }
        }
    }

    private static JsonNode zero(Schema schema) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (schema.type()) {
            case STRING -> nodes.textNode("");
            case INTEGER, NUMBER, INT_OR_STRING -> nodes.numberNode(0);
            case BOOLEAN -> nodes.booleanNode(false);
            case OBJECT -> schema.properties().isEmpty() ? nodes.nullNode() : nodes.objectNode();
            case ARRAY, ANY -> nodes.nullNode();
        };
    }
}
