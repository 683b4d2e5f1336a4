package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tree's fields are, given its schema. */
final class TypedTree {

    private TypedTree() {}

    static boolean hasFields(@Nullable JsonNode value) {
        return value instanceof ObjectNode && !value.isEmpty();
    }

    static boolean hasItems(@Nullable JsonNode value) {
        return value instanceof ArrayNode && !value.isEmpty();
    }

    /**
     * The elements of a list by what tells them apart, each with all its occurrences.
     *
     * @throws TypedException if an element cannot be told
     */
    static Map<String, List<JsonNode>> items(@Nullable JsonNode list, Schema schema) {
        Map<String, List<JsonNode>> items = new LinkedHashMap<>();
        if (list instanceof ArrayNode) {
            list.forEach(item -> items.computeIfAbsent(PathElement.ofItem(item, schema), unused -> new ArrayList<>())
                    .add(item));
        }
        return items;
    }

    /** All fields that an object sets. */
    static FieldSet fields(JsonNode value, @Nullable Schema schema) {
        FieldSet set = new FieldSet();
        collect(value, schema, new ArrayList<>(), set);
        return set;
    }

    private static void collect(JsonNode value, @Nullable Schema schema, List<String> path, FieldSet set) {
        switch (Form.of(value, schema)) {
            case MAP -> value.properties().forEach(field -> collectField(field, schema, path, set));
            case LIST -> {
                if (schema != null) {
                    items(value, schema).forEach((element, items) -> {
                        path.add(element);
                        if (items.size() == 1) {
                            collect(items.get(0), schema.items(), path, set);
                        }
                        set.add(path);
                        path.remove(path.size() - 1);
                    });
                }
            }
            default -> set.add(path);
        }
    }

    private static void collectField(
            Map.Entry<String, JsonNode> field, @Nullable Schema schema, List<String> path, FieldSet set) {
        JsonNode value = field.getValue();
        boolean named = schema != null && schema.properties().containsKey(field.getKey());
        path.add(PathElement.field(field.getKey()));
        collect(value, schema == null ? null : schema.field(field.getKey()), path, set);
        if (!named || value.isNull() || (value.isObject() && value.isEmpty())) {
            set.add(path);
        }
        path.remove(path.size() - 1);
    }

    /** The tree without the fields of a set; what loses all its content, or a part that it cannot lose, is left empty. */
    static JsonNode without(JsonNode value, @Nullable Schema schema, FieldSet remove) {
        if (!value.isContainerNode()) {
            return value;
        }
        return switch (Form.of(value, schema)) {
            case MAP -> withoutFields(value, schema, remove);
            case LIST -> schema == null ? value : withoutItems(value, schema, remove);
            case SCALAR -> value;
            case ATOMIC_LIST -> JsonNodeFactory.instance.arrayNode();
            case ATOMIC_MAP -> JsonNodeFactory.instance.objectNode();
        };
    }

    private static JsonNode withoutFields(JsonNode value, @Nullable Schema schema, FieldSet remove) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(field -> {
            String element = PathElement.field(field.getKey());
            if (!remove.has(element)) {
                FieldSet below = remove.below(element);
                Schema known = schema == null ? null : schema.field(field.getKey());
                kept.set(field.getKey(), below.isEmpty() ? field.getValue() : without(field.getValue(), known, below));
            }
        });
        return kept;
    }

    private static JsonNode withoutItems(JsonNode value, Schema schema, FieldSet remove) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : value) {
            String element = PathElement.ofItem(item, schema);
            if (!remove.has(element)) {
                FieldSet below = remove.below(element);
                kept.add(below.isEmpty() ? item : without(item, schema.items(), below));
            }
        }
        return kept;
    }
}
