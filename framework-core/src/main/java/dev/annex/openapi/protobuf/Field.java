package dev.annex.openapi.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A field of a message.
 *
 * @param part what it is for: the value of a key; the values of all keys that a pattern with a star at its end matches,
 *     with their keys; or, in brackets, the JSON as a whole if it is of a type, has a key, or has a value there
 * @param number its number
 * @param type what it holds: text, flag, whole, real, any, or the name of a message
 * @param repeated whether it is there for each element of a list
 */
record Field(String part, int number, String type, boolean repeated) {

    /** Reads a part, a number, and a type with a star behind it if it is repeated; without a type it is a text. */
    static Field parse(String text) {
        String[] words = text.trim().split("\\s+");
        String type = words.length < 3 ? "text" : words[2];
        boolean repeated = type.endsWith("*");
        return new Field(
                words[0], Integer.parseInt(words[1]), repeated ? type.substring(0, type.length() - 1) : type, repeated);
    }

    boolean hasKeys() {
        return part.endsWith("*");
    }

    /** Whether the field is there even if it holds what it would be taken to hold if it were not. */
    boolean always() {
        return repeated || part.startsWith("[");
    }

    boolean holds(String key) {
        return hasKeys() ? key.startsWith(part.substring(0, part.length() - 1)) : key.equals(part);
    }

    boolean holds(JsonNode whole) {
        if (!part.startsWith("[")) {
            return false;
        }
        String condition = part.substring(1, part.length() - 1);
        int equals = condition.indexOf('=');
        if (equals > 0) {
            return whole.path(condition.substring(0, equals)).asText().equals(condition.substring(equals + 1));
        }
        return condition.startsWith("$")
                ? whole.has(condition)
                : condition.isEmpty()
                        || whole.getNodeType().name().toLowerCase(Locale.ROOT).equals(condition);
    }
}
