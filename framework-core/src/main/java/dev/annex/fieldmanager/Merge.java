package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays what is applied over what is there: field by field, and in lists element by element where they are merged. */
final class Merge {

    private Merge() {}

    static JsonNode merge(JsonNode live, JsonNode applied, @Nullable Schema schema) {
        if (applied.isNull()
                || live.isNull()
                || applied.isObject() != live.isObject()
                || applied.isArray() != live.isArray()
                || TypedTree.atomic(applied, schema)
                || (applied.isEmpty() && live.isEmpty())) {
            return applied;
        }
        if (applied instanceof ArrayNode list && schema != null) {
            return lists((ArrayNode) live, list, schema);
        }
        ObjectNode merged = ((ObjectNode) live).deepCopy();
        applied.properties().forEach(field -> {
            JsonNode there = merged.get(field.getKey());
            Schema known = schema == null ? null : schema.field(field.getKey());
            merged.set(field.getKey(), there == null ? field.getValue() : merge(there, field.getValue(), known));
        });
        return merged;
    }

    /** Applied elements keep the order of the application, the others their places among them. */
    private static ArrayNode lists(ArrayNode live, ArrayNode applied, Schema schema) {
        List<String> left = elements(live, schema);
        List<String> right = elements(applied, schema);
        Map<String, JsonNode> leftItems = TypedTree.items(live, schema, "");
        Map<String, JsonNode> rightItems = TypedTree.items(applied, schema, "");
        List<String> shared =
                new ArrayList<>(right.stream().filter(leftItems::containsKey).toList());
        Set<String> done = new HashSet<>();
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            if (l < left.size() && r < right.size()) {
                String element = left.get(l);
                if (element.equals(right.get(r))) {
                    done.add(element);
                    out.add(item(element, leftItems, rightItems, schema));
                    shared.remove(element);
                    l++;
                    r++;
                    continue;
                }
                if (rightItems.containsKey(element)
                        && !shared.isEmpty()
                        && !shared.get(0).equals(element)) {
                    l++;
                    continue;
                }
            }
            if (l < left.size()) {
                String element = left.get(l);
                if (!rightItems.containsKey(element)) {
                    out.add(live.get(l));
                    l++;
                    continue;
                }
                if (done.contains(element)) {
                    l++;
                }
            }
            if (r < right.size()) {
                String element = right.get(r);
                done.add(element);
                out.add(item(element, leftItems, rightItems, schema));
                shared.remove(element);
                r++;
            }
        }
        return out;
    }

    private static List<String> elements(ArrayNode list, Schema schema) {
        List<String> elements = new ArrayList<>();
        list.forEach(item -> elements.add(PathElement.ofItem(item, schema, "")));
        return elements;
    }

    private static JsonNode item(
            String element, Map<String, JsonNode> left, Map<String, JsonNode> right, Schema schema) {
        JsonNode there = left.get(element);
        JsonNode applied = right.get(element);
        if (applied == null) {
            throw new IllegalArgumentException(element + " is not among what is applied");
        }
        return there == null ? applied : merge(there, applied, schema.items());
    }
}
