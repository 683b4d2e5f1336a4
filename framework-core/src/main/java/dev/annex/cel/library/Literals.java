package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.Durations;
import dev.annex.cel.value.EvaluationException;
import dev.annex.cel.value.Timestamp;
import dev.annex.status.GoNumber;
import dev.annex.status.GoQuote;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as formatted texts show them: by themselves as they are, in lists and maps as they would be written in CEL. */
final class Literals {

    private static final int DECIMALS = 6;

    private Literals() {}

    /** A value that cannot be shown. */
    static EvaluationException unformattable(String why) {
        return new EvaluationException("error during formatting: " + why);
    }

    /** The value by itself. */
    static String plain(Object value) {
        if (value instanceof String
                || value instanceof Long
                || value instanceof UnsignedLong
                || value instanceof Boolean
                || value instanceof Timestamp) {
            return value.toString();
        }
        if (value instanceof Double real) {
            return GoNumber.format(real);
        }
        if (value instanceof Duration duration) {
            return Durations.text(duration);
        }
        if (value instanceof CelByteString bytes) {
            return text(bytes);
        }
        if (value instanceof NullValue) {
            return "null";
        }
        if (value instanceof CelType type) {
            return typeOf(type);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Literals::inside).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        throw unformattable(
                "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types,"
                        + " durations, and timestamps, was given " + TypeNames.of(value));
    }

    private static boolean isNegativeZero(double number) {
        return number == 0 && 1 / number < 0;
    }

    private static String text(CelByteString bytes) {
        if (!bytes.isValidUtf8()) {
            throw unformattable(
                    "could not convert argument \"invalid UTF-8 in bytes, cannot convert to string\" to string");
        }
        return bytes.toStringUtf8();
    }

    /** The name of a type, given the type of that type; all types of types are one. */
    private static String typeOf(CelType type) {
        String name = type.parameters().isEmpty()
                ? type.name()
                : type.parameters().get(0).name();
        return name.equals("dyn") ? "type" : name;
    }

    private static String map(Map<?, ?> map) {
        Map<String, String> entries = new TreeMap<>();
        map.forEach((key, each) -> entries.put(key(key), inside(each)));
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String key(Object key) {
        if (key instanceof String || key instanceof Long || key instanceof UnsignedLong || key instanceof Boolean) {
            return inside(key);
        }
        throw unformattable("no formatting function for map key of type " + TypeNames.of(key));
    }

    private static String inside(Object value) {
        if (value instanceof String text) {
            return GoQuote.quote(text);
        }
        if (value instanceof CelByteString) {
            return "b" + GoQuote.quote(plain(value));
        }
        if (value instanceof Duration) {
            return "duration(" + GoQuote.quote(plain(value)) + ")";
        }
        if (value instanceof Timestamp) {
            return "timestamp(" + GoQuote.quote(plain(value)) + ")";
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? fixed(real) : GoQuote.quote(plain(value));
        }
        if (TypeNames.isOpaque(value)) {
            throw unformattable("no formatting function for " + TypeNames.of(value));
        }
        return plain(value);
    }

    private static String fixed(double number) {
        String digits = new BigDecimal(number)
                .abs()
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
        return number < 0 || isNegativeZero(number) ? "-" + digits : digits;
    }
}
