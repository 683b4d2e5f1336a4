package dev.annex.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes JSON values as Go's {@code %v} does, the form in which some of Kubernetes' messages carry them. */
public final class GoValue {

    private GoValue() {}

    /** Whether Go holds the number as an int64: one that was written with a fraction or an exponent is a float64. */
    public static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    /** The value as Go prints it where nobody says how. */
    public static String print(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> isInteger(value) ? Long.toString(value.longValue()) : GoNumber.format(value.doubleValue());
            case OBJECT -> {
                Map<String, String> fields = new TreeMap<>();
                value.properties().forEach(field -> fields.put(field.getKey(), print(field.getValue())));
                yield fields.entrySet().stream()
                        .map(field -> field.getKey() + ":" + field.getValue())
                        .collect(Collectors.joining(" ", "map[", "]"));
            }
            case ARRAY -> {
                List<String> elements = new ArrayList<>(value.size());
                value.forEach(element -> elements.add(print(element)));
                yield "[" + String.join(" ", elements) + "]";
            }
            case NULL, MISSING -> "<nil>";
            default -> value.asText();
        };
    }

    /** The name of the value's type in Go. */
    public static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> isInteger(value) ? "int64" : "float64";
            case BOOLEAN -> "bool";
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            case STRING -> "string";
            default -> "<nil>";
        };
    }

    /** The value where Go was told that it is a text, which it need not be. */
    public static String printAsText(JsonNode value) {
        return value.isTextual() ? value.textValue() : "%!s(" + type(value) + "=" + print(value) + ")";
    }
}
