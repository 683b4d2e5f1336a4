package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.values.CelByteString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text with clauses like {@code %d} or {@code %.2f}, into which arguments are put one after the other. */
final class TextFormat {

    private static final int DEFAULT_PRECISION = 6;
    private static final Set<String> NUMBERS_BY_NAME = Set.of("NaN", "Infinity", "-Infinity");

    private final String pattern;
    private final List<?> arguments;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int used;

    TextFormat(String pattern, List<?> arguments) {
        this.pattern = pattern;
        this.arguments = arguments;
    }

    /**
     * The text with its arguments.
     *
     * @throws EvaluationException if a clause cannot be read, or not show its argument
     */
    String text() {
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

    private void clause() {
        if (used >= arguments.size()) {
            throw new EvaluationException("index " + used + " out of range");
        }
        if (position >= pattern.length()) {
            throw new EvaluationException("unexpected end of string");
        }
        Object argument = arguments.get(used++);
        int precision = precision();
        char kind = pattern.charAt(position++);
        String shown = switch (kind) {
            case 's' -> Literals.plain(argument);
            case 'd' -> decimal(argument);
            case 'f' -> GoFloat.fixed(real(argument, "fixed-point"), precision);
            case 'e' -> GoFloat.power(real(argument, "scientific"), precision);
            case 'b' -> binary(argument);
            case 'x' -> hex(argument);
            case 'X' -> hex(argument).toUpperCase(Locale.ROOT);
            case 'o' -> octal(argument);
            default ->
                throw new EvaluationException(
                        "could not parse formatting clause: unrecognized formatting clause \"" + kind + "\"");
        };
        text.append(shown);
    }

    private int precision() {
        if (pattern.charAt(position) != '.') {
            return DEFAULT_PRECISION;
        }
        int end = position + 1;
        while (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
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
            throw unreadable("error while converting precision to integer: strconv.Atoi: parsing \"" + digits
                    + "\": invalid syntax");
        }
    }

    private static EvaluationException unreadable(String why) {
        return new EvaluationException("could not parse formatting clause: error while parsing precision: " + why);
    }

    private static EvaluationException wrong(String expectation, Object argument) {
        return new EvaluationException(
                "error during formatting: " + expectation + ", was given " + Literals.typeName(argument));
    }

    private static String decimal(Object argument) {
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return argument.toString();
        }
        throw wrong("decimal clause can only be used on integers", argument);
    }

    private static double real(Object argument, String clause) {
        if (argument instanceof Double real) {
            return real;
        }
        if (argument instanceof String name && NUMBERS_BY_NAME.contains(name)) {
            return Double.parseDouble(name);
        }
        throw wrong(clause + " clause can only be used on doubles", argument);
    }

    private static String binary(Object argument) {
        if (argument instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return digits(argument, 2);
        }
        throw wrong("only integers and bools can be formatted as binary", argument);
    }

    private static String octal(Object argument) {
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return digits(argument, 8);
        }
        throw wrong("octal clause can only be used on integers", argument);
    }

    private static String hex(Object argument) {
        if (argument instanceof String value) {
            return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
        }
        if (argument instanceof CelByteString bytes) {
            return HexFormat.of().formatHex(bytes.toByteArray());
        }
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return digits(argument, 16);
        }
        throw wrong("only integers, byte buffers, and strings can be formatted as hex", argument);
    }

    private static String digits(Object number, int radix) {
        return number instanceof UnsignedLong unsigned
                ? unsigned.toString(radix)
                : Long.toString(((Number) number).longValue(), radix);
    }
}
