package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON merge patch: null removes, objects merge, everything else replaces. What has been merged comes out in
 * alphabetical order, in which clients are told of unknown fields.
 *
 * @param patch the patch
 * @param strictWarnings the fields that stand in it twice
 */
record MergePatch(ObjectNode patch, List<String> strictWarnings) implements Patch {

    @Override
    public ObjectNode apply(ObjectNode current) {
        return merge(current, patch);
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        Map<String, JsonNode> merged = new TreeMap<>();
        target.properties().forEach(field -> merged.put(field.getKey(), field.getValue()));
        patch.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                merged.remove(name);
            } else if (value instanceof ObjectNode inner && merged.get(name) instanceof ObjectNode there) {
                merged.put(name, merge(there, inner));
            } else {
                merged.put(name, withoutNulls(value));
            }
        });
        return object(merged);
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return merge(JsonNodeFactory.instance.objectNode(), object);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> plain.add(withoutNulls(element)));
            return plain;
        }
        return value;
    }

    private static ObjectNode object(Map<String, JsonNode> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> object.set(name, value.deepCopy()));
        return object;
    }
}
