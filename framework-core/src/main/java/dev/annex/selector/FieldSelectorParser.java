package dev.annex.selector;

import dev.annex.status.Failures;
import java.util.ArrayList;
import java.util.List;

/** Reads a field selector (W-02). */
final class FieldSelectorParser {

    private final String text;

    FieldSelectorParser(String text) {
        this.text = text;
    }

    List<FieldRequirement> parse() {
        List<FieldRequirement> requirements = new ArrayList<>();
        terms().stream()
                .filter(term -> !term.isEmpty())
                .sorted(LabelSelector.BYTEWISE)
                .map(this::requirement)
                // a term without field and value says nothing
                .filter(requirement ->
                        !requirement.field().isEmpty() || !requirement.value().isEmpty())
                .forEach(requirements::add);
        return requirements;
    }

    /** The parts between commas that are not escaped; escapes stay in. */
    private List<String> terms() {
        List<String> terms = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                terms.add(text.substring(start, i));
                start = i + 1;
            }
        }
        terms.add(text.substring(start));
        return terms;
    }

    /** A field has no escapes, so that the first operator ends it. */
    private FieldRequirement requirement(String term) {
        for (int i = 0; i < term.length(); i++) {
            boolean unequal = term.startsWith("!=", i);
            if (unequal || term.charAt(i) == '=') {
                int length = unequal || term.startsWith("==", i) ? 2 : 1;
                return new FieldRequirement(term.substring(0, i), !unequal, unescape(term.substring(i + length)));
            }
        }
        throw Failures.badRequest("invalid selector: '" + text + "'; can't understand '" + term + "'");
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '=') {
                throw Failures.badRequest("invalid field selector: unescaped character in value: " + (int) c);
            }
            if (c == '\\') {
                i++;
                if (i == value.length()) {
                    throw invalidEscape("");
                }
                c = value.charAt(i);
                if (c != '\\' && c != ',' && c != '=') {
                    throw invalidEscape(Character.toString(value.codePointAt(i)));
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static RuntimeException invalidEscape(String escaped) {
        return Failures.badRequest("invalid field selector: invalid escape sequence: \\" + escaped);
    }
}
