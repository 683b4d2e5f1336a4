package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code x-kubernetes-list-type}: sets hold no value twice, map lists no keys twice. Only the parts of a schema that
 * hold such lists are compiled.
 */
final class ListTypes {

    private final Schema schema;
    private final Map<String, ListTypes> properties;
    private final @Nullable ListTypes additional;
    private final @Nullable ListTypes items;

    private ListTypes(
            Schema schema,
            Map<String, ListTypes> properties,
            @Nullable ListTypes additional,
            @Nullable ListTypes items) {
        this.schema = schema;
        this.properties = properties;
        this.additional = additional;
        this.items = items;
    }

    /** Compiles a schema; null if there are no sets and map lists anywhere in it. */
    static @Nullable ListTypes of(@Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        Map<String, ListTypes> properties = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            ListTypes below = of(property);
            if (below != null) {
                properties.put(name, below);
            }
        });
        ListTypes additional = of(schema.additionalProperties());
        ListTypes items = of(schema.items());
        boolean typed = schema.listType() != Schema.ListType.ATOMIC;
        return typed || !properties.isEmpty() || additional != null || items != null
                ? new ListTypes(schema, properties, additional, items)
                : null;
    }

    /** Notes what is there twice; a third time is not noted. */
    void check(JsonNode value, FieldPath path, FieldErrors errors) {
        if (value.isObject()) {
            ListTypes unnamed = additional;
            if (unnamed != null) {
                value.properties().forEach(field -> unnamed.check(field.getValue(), path.key(field.getKey()), errors));
            }
            properties.forEach((name, property) -> property.check(value.path(name), path.child(name), errors));
        } else if (value.isArray()) {
            if (schema.listType() == Schema.ListType.SET) {
                unique(value, path, errors);
            } else if (schema.listType() == Schema.ListType.MAP) {
                map(value, path, errors);
            }
            for (int i = 0; items != null && i < value.size(); i++) {
                items.check(value.get(i), path.index(i), errors);
            }
        }
    }

    private void map(JsonNode list, FieldPath path, FieldErrors errors) {
        List<JsonNode> keys = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = list.get(i);
            if (!element.isObject() && !element.isNull()) {
                errors.invalid(
                        path.index(i), GoValues.shownWhole(element), "must be an object for an array of list-type map");
                return;
            }
            ObjectNode key = JsonNodeFactory.instance.objectNode();
            for (String name : new TreeSet<>(schema.listMapKeys())) {
                if (element.has(name)) {
                    key.set(name, element.get(name));
                }
            }
            keys.add(key);
        }
        unique(keys, path, errors);
    }

    private static void unique(Iterable<JsonNode> keys, FieldPath path, FieldErrors errors) {
        Map<Object, Integer> seen = new HashMap<>();
        int index = 0;
        for (JsonNode key : keys) {
            if (seen.merge(GoValues.key(key), 1, Integer::sum) == 2) {
                errors.duplicate(path.index(index), GoValues.shownWhole(key));
            }
            index++;
        }
    }
}
