package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code enum}: the values that are known. Null is never one of them, even if it is listed. */
final class EnumKeyword implements Keyword {

    private final List<String> shown = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    EnumKeyword(JsonNode values) {
        for (JsonNode value : values) {
            shown.add(
                    value.isTextual()
                            ? value.textValue()
                            : GoValues.shown(value).toString());
            if (!value.isNull()) {
                known.add(key(value));
            }
        }
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return true;
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        if (shown.isEmpty() || known.contains(key(value))) {
            return;
        }
        result.add(new Violation(
                path,
                FieldError.Type.NOT_SUPPORTED,
                value.isNull() ? null : GoValues.shownWhole(value),
                "supported values: " + shown.stream().map(GoQuote::quote).collect(Collectors.joining(", ")),
                path + " in body should be one of [" + String.join(" ", shown) + "]"));
    }

    /** Unlike elsewhere, a whole number is the same however it is written. */
    private static Object key(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : GoValues.key(value);
    }
}
