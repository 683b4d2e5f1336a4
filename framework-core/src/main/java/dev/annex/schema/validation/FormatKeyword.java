package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.status.GoQuote;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code format} of texts. */
final class FormatKeyword implements Keyword {

    private final String name;
    private final @Nullable Predicate<String> rule;

    FormatKeyword(Format format) {
        this.name = format.name();
        this.rule = format.text();
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return rule != null && value.isTextual();
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        String text = value.textValue();
        if (rule != null && !rule.test(text)) {
            String quoted = GoQuote.quote(text);
            result.add(Violation.of(
                    FieldError.Type.TYPE_INVALID,
                    path,
                    text,
                    path + " in body must be of type " + name + ": " + quoted));
        }
    }
}
