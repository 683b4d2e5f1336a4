package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.PatternSyntaxException;
import dev.annex.api.FieldError;
import dev.annex.schema.GoRegex;
import org.jspecify.annotations.Nullable;

/** {@code maxLength}, {@code minLength} and {@code pattern}, of which the first that fails is told. */
final class StringKeyword implements Keyword {

    private final long longest;
    private final long shortest;
    private final @Nullable GoRegex pattern;

    StringKeyword(JsonNode json, Path path) {
        this.longest = json.path("maxLength").asLong(Long.MAX_VALUE);
        this.shortest = json.path("minLength").asLong(0);
        String expression = json.path("pattern").asText("");
        try {
            this.pattern = expression.isEmpty() ? null : GoRegex.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern \"" + expression + "\" of " + (path.isRoot() ? "the object" : path)
                            + " is no regular expression of the syntax that Kubernetes uses: " + e.getMessage()
                            + "; write it in RE2 syntax, see https://github.com/google/re2/wiki/Syntax",
                    e);
        }
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return value.isTextual();
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            result.add(new Violation(
                    path,
                    FieldError.Type.TOO_LONG,
                    null,
                    // the length is counted in characters, and called bytes
                    "may not be more than " + longest + (longest == 1 ? " byte" : " bytes"),
                    path + " in body should be at most " + longest + " chars long"));
        } else if (length < shortest) {
            wrong(path, text, "should be at least " + shortest + " chars long", result);
        } else if (pattern != null && !pattern.isFoundIn(text)) {
            wrong(path, text, "should match '" + pattern + "'", result);
        }
    }

    private static void wrong(Path path, String text, String expected, Result result) {
        result.add(Violation.of(FieldError.Type.INVALID, path, text, path + " in body " + expected));
    }
}
