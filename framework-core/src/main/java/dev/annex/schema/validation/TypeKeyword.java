package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.schema.Schema;
import dev.annex.status.GoQuote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code type}, {@code nullable} and {@code x-kubernetes-int-or-string}: which JSON types a value may have. */
final class TypeKeyword implements Keyword {

    private static final String INTEGER = "integer";
    private static final String NUMBER = "number";

    private final List<String> types;
    private final boolean nullable;
    private final Format format;

    TypeKeyword(Schema schema, Format format) {
        String type = schema.json().path("type").asText("");
        if (schema.type() == Schema.Type.INT_OR_STRING) {
            this.types = List.of(INTEGER, "string");
        } else {
            this.types = type.isEmpty() ? List.of() : List.of(type);
        }
        this.nullable = schema.nullable();
        this.format = format;
    }

    /** The one type that is allowed; empty if there are several, or any. */
    String onlyType() {
        return types.size() == 1 ? types.get(0) : "";
    }

    Format format() {
        return format;
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return !types.isEmpty() || !format.name().isEmpty();
    }

    void checkNull(Path path, Result result) {
        if (types.isEmpty() || nullable) {
            result.count();
        } else {
            wrong(path, String.join(",", types), "null", result);
        }
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        String type = type(value);
        boolean fits = types.contains(type)
                || (type.equals(INTEGER) && types.contains(NUMBER))
                || (type.equals(NUMBER) && types.contains(INTEGER) && Numbers.isWhole(value.doubleValue()));
        boolean numeric = types.contains(NUMBER) || types.contains(INTEGER);
        boolean formatted = !format.name().isEmpty();
        boolean textOrList = value.isTextual() || value.isArray();
        String size = type.equals(INTEGER) ? "int64" : type.equals(NUMBER) ? "float64" : "";
        if (formatted && !textOrList && !fits && !size.equals(format.name())) {
            // upstream names the format, and of numbers how Go holds them
            wrong(path, format.name(), size, result);
        } else if (fits || (formatted && textOrList && !numeric)) {
            result.count();
        } else {
            wrong(path, String.join(",", types), type, result);
        }
    }

    private static void wrong(Path path, String expected, String found, Result result) {
        result.add(Violation.of(
                FieldError.Type.TYPE_INVALID,
                path,
                found,
                path + " in body must be of type " + expected + ": " + GoQuote.quote(found)));
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case NUMBER -> GoValues.isInteger(value) ? INTEGER : NUMBER;
            case BOOLEAN -> "boolean";
            default -> "string";
        };
    }
}
