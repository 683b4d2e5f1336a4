package dev.annex.fieldmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The elements of paths, as texts: {@code f:name} for a field, {@code k:{…}} for the element of a list that has these
 * keys, {@code v:…} for the scalar of a set, {@code i:…} for an index.
 */
final class PathElement {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PathElement() {}

    /**
     * An element that a client sent, in the form in which it is compared.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String canonical(String element) {
        if (element.length() < 2 || element.charAt(1) != ':' || "fkvi".indexOf(element.charAt(0)) < 0) {
            throw new IllegalArgumentException("\"" + element + "\" is no path element");
        }
        return switch (element.charAt(0)) {
            case 'k' -> canonicalKeys(element);
            case 'v' -> "v:" + json(element);
            case 'i' -> "i:" + Integer.parseInt(element.substring(2));
            default -> element;
        };
    }

    private static String canonicalKeys(String element) {
        JsonNode keys = json(element);
        if (!keys.isObject()) {
            throw new IllegalArgumentException("\"" + element + "\" has no keys");
        }
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(fields(keys)).forEach(sorted::set);
        return "k:" + sorted;
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    static String field(String name) {
        return "f:" + name;
    }

    /** The name of a field; null if the element is something else. */
    static @Nullable String fieldName(String element) {
        return element.startsWith("f:") ? element.substring(2) : null;
    }

    /**
     * What tells an element of a set or map list from the others.
     *
     * @throws TypedException if the element lacks a key
     */
    static String ofItem(JsonNode item, Schema list, String path) {
        if (list.listType() == Schema.ListType.SET) {
            return "v:" + item;
        }
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        Schema items = list.items();
        for (String key : new TreeSet<>(list.listMapKeys())) {
            JsonNode value = item.get(key);
            Schema known = items == null ? null : items.properties().get(key);
            if (value == null && known != null) {
                value = known.defaultValue();
            }
            if (value != null) {
                keys.set(key, value);
            }
        }
        if (keys.isEmpty()) {
            throw new TypedException(path + ": associative list with keys has an element that omits key field \""
                    + list.listMapKeys().get(0) + "\" (and doesn't have default value)");
        }
        return "k:" + keys;
    }

    /** The schema of what an element leads to, below a value of that schema; null if nothing is known. */
    static @Nullable Schema schemaBelow(String element, @Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        String name = fieldName(element);
        return name == null ? schema.items() : schema.field(name);
    }

    /** A path as conflicts write it. */
    static String readable(List<String> path) {
        return path.stream().map(PathElement::readable).collect(Collectors.joining());
    }

    private static String readable(String element) {
        return switch (element.charAt(0)) {
            case 'f' -> "." + element.substring(2);
            case 'k' ->
                "["
                        + json(element).properties().stream()
                                .map(key -> key.getKey() + "=" + key.getValue())
                                .collect(Collectors.joining(","))
                        + "]";
            case 'v' -> "[=" + element.substring(2) + "]";
            default -> "[" + element.substring(2) + "]";
        };
    }

    private static JsonNode json(String element) {
        try {
            return MAPPER.readTree(element.substring(2));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("\"" + element + "\" is no path element", e);
        }
    }
}
