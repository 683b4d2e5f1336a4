package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.values.CelByteString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text with clauses, and the values that are put into it. */
final class TextFormat extends FormatPattern {

    private static final Set<String> NUMBERS_BY_NAME = Set.of("NaN", "Infinity", "-Infinity");

    private final List<?> values;

    TextFormat(String pattern, List<?> values) {
        super(pattern);
        this.values = values;
    }

    @Override
    int arguments() {
        return values.size();
    }

    @Override
    String show(int argument, char kind, int precision) {
        Object value = values.get(argument);
        return switch (kind) {
            case 'd' -> decimal(value);
            case 'f' -> GoFloat.fixed(real(value, FormatFault.FIXED), precision);
            case 'e' -> GoFloat.power(real(value, FormatFault.SCIENTIFIC), precision);
            case 'b' -> binary(value);
            case 'x' -> hex(value);
            case 'X' -> hex(value).toUpperCase(Locale.ROOT);
            case 'o' -> octal(value);
            default -> Literals.plain(value);
        };
    }

    private static EvaluationException wrong(FormatFault fault, Object argument) {
        return fault.of(TypeNames.of(argument));
    }

    private static String decimal(Object argument) {
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return argument.toString();
        }
        throw wrong(FormatFault.DECIMAL, argument);
    }

    private static double real(Object argument, FormatFault fault) {
        if (argument instanceof Double real) {
            return real;
        }
        if (argument instanceof String name && NUMBERS_BY_NAME.contains(name)) {
            return Double.parseDouble(name);
        }
        throw wrong(fault, argument);
    }

    private static String binary(Object argument) {
        if (argument instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return digits(argument, 2);
        }
        throw wrong(FormatFault.BINARY, argument);
    }

    private static String octal(Object argument) {
        if (argument instanceof Long || argument instanceof UnsignedLong) {
            return digits(argument, 8);
        }
        throw wrong(FormatFault.OCTAL, argument);
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
        throw wrong(FormatFault.HEX, argument);
    }

    private static String digits(Object number, int radix) {
        return number instanceof UnsignedLong unsigned
                ? unsigned.toString(radix)
                : Long.toString(((Number) number).longValue(), radix);
    }
}
