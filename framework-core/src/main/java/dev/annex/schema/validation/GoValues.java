package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.annex.status.GoNumber;
import dev.annex.status.GoValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON values as Go holds them, since its distinctions can be seen from outside: a number is an int64 if it was written
 * as one and a float64 otherwise.
 */
public final class GoValues {

    private static final Object NULL = new Object();

    private GoValues() {}

    static boolean isInteger(JsonNode value) {
        return GoValue.isInteger(value);
    }

    /** A value that equals another one's exactly if Go calls the two equal. */
    static Object key(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> isInteger(value) ? (Object) value.longValue() : (Object) value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            case OBJECT -> {
                Map<String, Object> keys = new HashMap<>();
                value.properties().forEach(field -> keys.put(field.getKey(), key(field.getValue())));
                yield keys;
            }
            case ARRAY -> {
                List<Object> keys = new ArrayList<>(value.size());
                value.forEach(element -> keys.add(key(element)));
                yield keys;
            }
            case STRING -> value.textValue();
            default -> NULL;
        };
    }

    /** A list or an object as Go's JSON shows it; anything else as it is. */
    static JsonNode shownWhole(JsonNode value) {
        return value.isContainerNode() ? shown(value) : value;
    }

    /** The value as Go's JSON shows it: fields in alphabetical order, numbers as short as can be. */
    static JsonNode shown(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), shown(field.getValue())));
            return nodes.objectNode().setAll(fields);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode shown = nodes.arrayNode(list.size());
            list.forEach(element -> shown.add(shown(element)));
            return shown;
        }
        if (value.isNumber() && !isInteger(value)) {
            return nodes.rawValueNode(new RawValue(GoNumber.json(value.doubleValue())));
        }
        return value;
    }

    /** The name of the value's type in Go. */
    static String type(JsonNode value) {
        return GoValue.type(value);
    }

    /** The value as Go prints it where nobody says how. */
    static String print(JsonNode value) {
        return GoValue.print(value);
    }
}
