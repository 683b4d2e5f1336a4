package dev.annex.cel;

import dev.annex.schema.Schema;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code fieldPath} of a rule: {@code .spec.labels['a.b']}, relative to the schema with the rule. */
final class FieldReference {

    private static final Pattern STEP = Pattern.compile("\\.(?<name>[^.\\[\\]]+)|\\['(?<key>(?:[^'\\\\]|\\\\.)*)'\\]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final String ESCAPED = "abfnrtv'\\";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b'\\";

    private FieldReference() {}

    /** The path as errors show it; nothing if it is none, or the schema does not know such a field. */
    static Optional<String> normalize(String reference, Schema schema) {
        StringBuilder path = new StringBuilder();
        Schema at = schema;
        Matcher step = STEP.matcher(reference);
        int end = 0;
        while (at != null && step.find() && step.start() == end) {
            end = step.end();
            Optional<String> name =
                    step.group("name") != null ? Optional.of(step.group("name")) : unescape(step.group("key"));
            if (name.isEmpty()) {
                return Optional.empty();
            }
            boolean named = !at.properties().isEmpty();
            path.append(named ? (path.isEmpty() ? "" : ".") + name.get() : "[" + name.get() + "]");
            at = below(at, named, name.get());
        }
        return at != null && end == reference.length() ? Optional.of(path.toString()) : Optional.empty();
    }

    private static @Nullable Schema below(Schema schema, boolean named, String name) {
        return named ? schema.properties().get(name) : schema.additionalProperties();
    }

    private static Optional<String> unescape(String quoted) {
        Matcher escapes = ESCAPE.matcher(quoted);
        StringBuilder text = new StringBuilder();
        while (escapes.find()) {
            int known = ESCAPED.indexOf(escapes.group(1));
            if (known < 0) {
                return Optional.empty();
            }
            escapes.appendReplacement(text, Matcher.quoteReplacement(MEANT.substring(known, known + 1)));
        }
        return Optional.of(escapes.appendTail(text).toString());
    }
}
