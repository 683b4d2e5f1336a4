package dev.annex.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
            case OBJECT -> map(value, GoValue::print);
            case ARRAY -> list(value, GoValue::print);
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

    /** The name of the value's type in the errors of Go's reader of JSON. */
    public static String jsonType(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            default -> "object";
        };
    }

    /** The value where Go was told that it is a text, which it need not be. */
    public static String printAsText(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case NULL, MISSING -> "%!s(<nil>)";
            case OBJECT -> map(value, GoValue::printAsText);
            case ARRAY -> list(value, GoValue::printAsText);
            default -> "%!s(" + type(value) + "=" + print(value) + ")";
        };
    }

    private static String map(JsonNode object, Function<JsonNode, String> print) {
        Map<String, String> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), print.apply(field.getValue())));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ":" + field.getValue())
                .collect(Collectors.joining(" ", "map[", "]"));
    }

    private static String list(JsonNode list, Function<JsonNode, String> print) {
        List<String> elements = new ArrayList<>(list.size());
        list.forEach(element -> elements.add(print.apply(element)));
        return "[" + String.join(" ", elements) + "]";
    }
}
