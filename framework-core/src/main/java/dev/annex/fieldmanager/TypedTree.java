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

/** What a tree's fields are, given its schema: the shapes that all operations on fields share. */
final class TypedTree {

    private TypedTree() {}

    /** Whether a value is owned and merged as one. */
    static boolean atomic(JsonNode value, @Nullable Schema schema) {
        if (value.isObject()) {
            return schema != null && schema.atomicMap();
        }
        return !value.isArray() || schema == null || schema.listType() == Schema.ListType.ATOMIC;
    }

    /** A value that is there and is not null. */
    static boolean present(@Nullable JsonNode value) {
        return value != null && !value.isNull();
    }

    static boolean emptyContainer(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    /** The elements of a list by what tells them apart; of doubles the last. */
    static Map<String, JsonNode> items(JsonNode list, Schema schema, String path) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        list.forEach(item -> items.put(PathElement.ofItem(item, schema, path), item));
        return items;
    }

    /** All fields that an object sets. */
    static FieldSet fields(JsonNode value, @Nullable Schema schema) {
        FieldSet set = new FieldSet();
        collect(value, schema, new ArrayList<>(), set);
        return set;
    }

    private static void collect(JsonNode value, @Nullable Schema schema, List<String> path, FieldSet set) {
        if (atomic(value, schema)) {
            set.add(path);
        } else if (value instanceof ArrayNode list && schema != null) {
            items(list, schema, PathElement.readable(path)).forEach((element, item) -> {
                path.add(element);
                collect(item, schema.items(), path, set);
                set.add(path);
                path.remove(path.size() - 1);
            });
        } else {
            value.properties().forEach(field -> {
                JsonNode inner = field.getValue();
                path.add(PathElement.field(field.getKey()));
                if (TypedTree.present(inner)) {
                    collect(inner, schema == null ? null : schema.field(field.getKey()), path, set);
                }
                boolean named = schema != null && schema.properties().containsKey(field.getKey());
                if (!named || inner.isNull() || (inner.isObject() && inner.isEmpty())) {
                    set.add(path);
                }
                path.remove(path.size() - 1);
            });
        }
    }

    /** The tree without the fields of a set; containers that lose all their content go too. */
    static @Nullable JsonNode without(JsonNode value, @Nullable Schema schema, FieldSet remove) {
        if (remove.isEmpty() || atomic(value, schema)) {
            return value;
        }
        if (value instanceof ArrayNode list && schema != null) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : list) {
                String element = PathElement.ofItem(item, schema, "");
                if (!remove.has(element)) {
                    JsonNode rest = without(item, schema.items(), remove.below(element));
                    if (rest != null) {
                        kept.add(rest);
                    }
                }
            }
            return kept.isEmpty() ? null : kept;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(field -> {
            String element = PathElement.field(field.getKey());
            if (!remove.has(element)) {
                Schema known = schema == null ? null : schema.field(field.getKey());
                JsonNode rest = without(field.getValue(), known, remove.below(element));
                if (rest != null) {
                    kept.set(field.getKey(), rest);
                }
            }
        });
        return kept.isEmpty() ? null : kept;
    }
}
