package dev.annex.openapi.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes into a message: each part of the JSON into the first field that is for it, or nowhere.
 *
 * @param fields the fields
 */
record Message(List<Field> fields) {

    /** The messages of a table by their names. A line that is indented continues the one before. */
    static Map<String, Message> table(String text) {
        Map<String, Message> messages = new LinkedHashMap<>();
        for (String line : text.split("\n(?! )")) {
            int colon = line.indexOf(':');
            String[] fields = line.substring(colon + 1).split(",");
            messages.put(
                    line.substring(0, colon),
                    new Message(Arrays.stream(fields).map(Field::parse).toList()));
        }
        return messages;
    }

    /** What goes into each field, in the order of their numbers, by the keys that it has in the JSON. */
    Map<Field, Map<String, JsonNode>> divide(JsonNode json) {
        Map<Field, Map<String, JsonNode>> divided = new TreeMap<>(Comparator.comparingInt(Field::number));
        for (Field field : fields) {
            if (field.holds(json)) {
                return Map.of(field, Map.of("", json));
            }
        }
        json.properties()
                .forEach(entry -> fields.stream()
                        .filter(field -> field.holds(entry.getKey()))
                        .findFirst()
                        .ifPresent(field -> divided.computeIfAbsent(field, any -> new LinkedHashMap<>())
                                .put(entry.getKey(), entry.getValue())));
        return divided;
    }
}
