package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import java.nio.charset.StandardCharsets;

/** A text with clauses like {@code %d} or {@code %.2f}, into which arguments are put one after the other. */
abstract class FormatPattern {

    private static final int DEFAULT_PRECISION = 6;

    private final String pattern;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int used;

    FormatPattern(String pattern) {
        this.pattern = pattern;
    }

    /** How many arguments there are. */
    abstract int arguments();

    /** What a clause makes of an argument. */
    abstract String show(int argument, char kind, int precision);

    /**
     * The text with its arguments.
     *
     * @throws EvaluationException if a clause cannot be read, or not show its argument
     */
    final String text() {
        while (position < pattern.length()) {
            char c = pattern.charAt(position++);
            if (c != '%') {
                text.append(c);
            } else if (pattern.startsWith("%", position)) {
                text.append('%');
                position++;
            } else {
                clause();
            }
        }
        return text.toString();
    }

    /** How many arguments have been asked for. */
    final int used() {
        return used;
    }

    /** Fails if there is no such argument. */
    final void require(int argument) {
        if (argument >= arguments()) {
            throw new EvaluationException("index " + argument + " out of range");
        }
    }

    private void clause() {
        beforeClause(used);
        if (position >= pattern.length()) {
            throw new EvaluationException("unexpected end of string");
        }
        require(used);
        int precision = precision();
        char kind = kind();
        text.append(
                switch (kind) {
                    case 's', 'd', 'f', 'e', 'b', 'x', 'X', 'o' -> show(used, kind, precision);
                    default ->
                        throw new EvaluationException(
                                "could not parse formatting clause: unrecognized formatting clause \"" + kind + "\"");
                });
        used++;
    }

    /** Called before a clause is read which takes an argument. */
    void beforeClause(int argument) {
        require(argument);
    }

    /** Upstream looks at bytes: of a longer character it sees the first. */
    private char kind() {
        char kind = pattern.charAt(position++);
        if (kind < 0x80) {
            return kind;
        }
        int character = pattern.codePointAt(position - 1);
        return (char) (Character.toString(character).getBytes(StandardCharsets.UTF_8)[0] & 0xff);
    }

    private int precision() {
        if (pattern.charAt(position) != '.') {
            return DEFAULT_PRECISION;
        }
        int end = position + 1;
        while (end < pattern.length() && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') {
            end++;
        }
        String digits = pattern.substring(position + 1, end);
        if (end >= pattern.length()) {
            throw unreadable("could not find end of precision specifier");
        }
        position = end;
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw unreadable("error while converting precision to integer: strconv.Atoi: parsing \"" + digits + "\": "
                    + (digits.isEmpty() ? "invalid syntax" : "value out of range"));
        }
    }

    private static EvaluationException unreadable(String why) {
        return new EvaluationException("could not parse formatting clause: error while parsing precision: " + why);
    }
}
