package dev.annex.schema.validation;

import dev.annex.schema.Schema;
import dev.annex.schema.validation.format.TextFormats;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code format} of a schema.
 *
 * @param name what it is called; empty if the schema names none, or none that is known for its type
 * @param text the rule for texts; null if it is a format of numbers
 */
record Format(String name, @Nullable Predicate<String> text) {

    private static final Format NONE = new Format("", null);
    private static final Set<String> INTEGERS = Set.of("int32", "int64");
    private static final Set<String> NUMBERS = Set.of("float", "double");

    static Format of(Schema schema) {
        String name = schema.json().path("format").asText("");
        boolean several = schema.type() == Schema.Type.INT_OR_STRING;
        return switch (several ? "" : schema.json().path("type").asText("")) {
            case "", "string" ->
                TextFormats.find(name).map(rule -> new Format(name, rule)).orElse(NONE);
            case "integer" -> INTEGERS.contains(name) ? new Format(name, null) : NONE;
            case "number" -> NUMBERS.contains(name) ? new Format(name, null) : NONE;
            default -> NONE;
        };
    }
}
