package dev.annex.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.status.GoTime;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds values whose JSON type is not the one that the schema gives their field; null is of every type. */
public final class TypeCheck {

    private TypeCheck() {}

    /** What is wrong with the first such value, in a sentence that names its path; empty if there is none. */
    public static Optional<String> check(JsonNode value, Schema schema) {
        return Optional.ofNullable(find(value, schema, ""));
    }

    private static @Nullable String find(JsonNode value, Schema schema, String path) {
        if (value.isNull()) {
            return null;
        }
        if (isTime(schema) && value.isTextual()) {
            return timeFault(value.textValue());
        }
        if (!fits(value, schema)) {
            return "cannot use " + describe(value) + " as " + expected(schema) + " in field "
                    + (path.isEmpty() ? "(root)" : path);
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Schema known = schema.field(field.getKey());
            if (known != null) {
                String inside = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                String problem = find(field.getValue(), known, inside);
                if (problem != null) {
                    return problem;
                }
            }
        }
        Schema items = schema.items();
        if (value.isArray() && items != null) {
            for (int i = 0; i < value.size(); i++) {
                String problem = find(value.get(i), items, path + "[" + i + "]");
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private static boolean fits(JsonNode value, Schema schema) {
        return switch (schema.type()) {
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
            case STRING -> value.isTextual();
            case INTEGER ->
                value.isIntegralNumber()
                        && (schema.json().path("format").asText("").equals("int32")
                                ? value.canConvertToInt()
                                : value.canConvertToLong());
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case INT_OR_STRING -> value.isIntegralNumber() || value.isTextual();
            case ANY -> true;
        };
    }

    private static boolean isTime(Schema schema) {
        return schema.json().path("format").asText("").equals("date-time");
    }

    private static @Nullable String timeFault(String text) {
        try {
            GoTime.parse(text);
            return null;
        } catch (DateTimeException e) {
            return e.getMessage();
        }
    }

    private static String describe(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NUMBER -> "the number " + value.asText();
            case BOOLEAN -> "the boolean " + value.asText();
            default -> "the text \"" + value.asText() + "\"";
        };
    }

    private static String expected(Schema schema) {
        return isTime(schema) ? "a time" : schema.type().name().toLowerCase(Locale.ROOT);
    }
}
