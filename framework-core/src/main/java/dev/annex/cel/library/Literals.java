package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.EvaluationException;
import dev.annex.status.GoNumber;
import dev.annex.status.GoQuote;
import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as formatted texts show them: by themselves as they are, in lists and maps as they would be written in CEL. */
final class Literals {

    private static final int DECIMALS = 6;

    private Literals() {}

    /** The value by itself. */
    static String plain(Object value) {
        if (value instanceof String
                || value instanceof Long
                || value instanceof UnsignedLong
                || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Double real) {
            return real == 0 && 1 / real < 0 ? "-0" : GoNumber.format(real);
        }
        if (value instanceof Duration duration) {
            return duration(duration);
        }
        if (value instanceof Instant instant) {
            return timestamp(instant);
        }
        if (value instanceof CelByteString bytes) {
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
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
            Map<String, String> entries = new TreeMap<>();
            map.forEach((key, each) -> entries.put(inside(key), inside(each)));
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new EvaluationException(
                "error during formatting: string clause can only be used on strings, bools, bytes,"
                        + " ints, doubles, maps, lists, types, durations, and timestamps, was given "
                        + typeName(value));
    }

    /** The name of a type, given the type of that type; all types of types are one. */
    private static String typeOf(CelType type) {
        String name = type.parameters().isEmpty()
                ? type.name()
                : type.parameters().get(0).name();
        return name.equals("dyn") ? "type" : name;
    }

    private static String timestamp(Instant instant) {
        String text = instant.toString();
        return text.contains(".") ? text.replaceFirst("\\.?0*Z$", "Z") : text;
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
        if (value instanceof Instant) {
            return "timestamp(" + GoQuote.quote(plain(value)) + ")";
        }
        if (value instanceof Double real) {
            return Double.isFinite(real)
                    ? new BigDecimal(real)
                            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                            .toPlainString()
                    : GoQuote.quote(plain(value));
        }
        return plain(value);
    }

    /** Seconds with as many decimals as there are. */
    static String duration(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
    }

    /** The name of a value's type in messages. */
    static String typeName(Object value) {
        if (value instanceof Long) {
            return "int";
        }
        if (value instanceof UnsignedLong) {
            return "uint";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Double || value instanceof String) {
            return value instanceof Double ? "double" : "string";
        }
        if (value instanceof Instant || value instanceof Duration) {
            return value instanceof Instant ? "google.protobuf.Timestamp" : "google.protobuf.Duration";
        }
        if (value instanceof List || value instanceof Map) {
            return value instanceof List ? "list" : "map";
        }
        if (value instanceof CelByteString || value instanceof NullValue) {
            return value instanceof NullValue ? "null_type" : "bytes";
        }
        return value instanceof Optional ? "optional_type" : value.getClass().getSimpleName();
    }
}
