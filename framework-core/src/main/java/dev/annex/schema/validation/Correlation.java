package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a value was before an update: fields by their names, elements of map lists by their keys. */
public final class Correlation {

    private Correlation() {}

    /** What was the element before; null if that cannot be told. */
    @FunctionalInterface
    public interface Elements {

        /** The element that had the same keys. */
        @Nullable
        JsonNode of(JsonNode element);
    }

    /** What a field of the old object was; null if there was none, or the schema does not know it. */
    public static @Nullable JsonNode field(Schema schema, JsonNode old, String name) {
        boolean known = schema.properties().containsKey(name)
                || schema.json().path("additionalProperties").isObject();
        return known && old.isObject() ? old.get(name) : null;
    }

    /** The elements of the old list. Only those of map lists can be told apart. */
    public static Elements elements(Schema schema, @Nullable JsonNode old) {
        if (old == null || !old.isArray() || !isMapList(schema)) {
            return element -> null;
        }
        List<String> names = schema.listMapKeys();
        Map<Object, JsonNode> byKeys = new HashMap<>();
        for (JsonNode element : old) {
            Object keys = keys(element, names);
            if (keys != null) {
                byKeys.putIfAbsent(keys, element);
            }
        }
        return element -> {
            Object keys = keys(element, names);
            return keys == null ? null : byKeys.get(keys);
        };
    }

    /**
     * Whether a value is what it was. Upstream's notion is narrower than equality in one way, a field that the schema
     * does not know is never unchanged, and wider in another: the order of a map list does not count.
     */
    public static boolean unchanged(Schema schema, JsonNode value, JsonNode old) {
        if (value.isObject() && old.isObject()) {
            return value.size() == old.size()
                    && value.properties().stream().allMatch(field -> {
                        JsonNode before = field(schema, old, field.getKey());
                        Schema known = schema.field(field.getKey());
                        return before != null && known != null && unchanged(known, field.getValue(), before);
                    });
        }
        Schema items = schema.items();
        if (value.isArray() && old.isArray() && isMapList(schema) && items != null) {
            Elements before = elements(schema, old);
            for (JsonNode element : value) {
                JsonNode same = before.of(element);
                if (same == null || !unchanged(items, element, same)) {
                    return false;
                }
            }
            return value.size() == old.size();
        }
        return GoValues.key(value).equals(GoValues.key(old));
    }

    private static boolean isMapList(Schema schema) {
        return schema.listType() == Schema.ListType.MAP && !schema.listMapKeys().isEmpty();
    }

    private static @Nullable Object keys(JsonNode element, List<String> names) {
        List<Object> keys = new ArrayList<>(names.size());
        for (String name : names) {
            JsonNode key = element.get(name);
            if (key == null || key.isNull() || key.isContainerNode()) {
                return null;
            }
            keys.add(GoValues.key(key));
        }
        return keys;
    }
}
