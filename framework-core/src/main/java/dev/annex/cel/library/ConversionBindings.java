package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Conversions that read texts as Go reads them, and write numbers as Go writes them. */
final class ConversionBindings {

    /** The standard overloads that are left out in favour of these, by their names in Java. */
    static final Set<String> REPLACED = Set.of(
            "STRING_TO_INT64",
            "STRING_TO_UINT64",
            "STRING_TO_DOUBLE",
            "STRING_TO_BOOL",
            "DOUBLE_TO_INT64",
            "DOUBLE_TO_UINT64",
            "INT64_TO_UINT64",
            "UINT64_TO_INT64",
            "DOUBLE_TO_STRING");

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern UNSIGNED = Pattern.compile("\\d+");

    /** More than any number needs, but for zeros before it; to read more takes time that grows with the square. */
    private static final int MOST_DIGITS = 1_000;

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    private ConversionBindings() {}

    static List<CelFunctionBinding> all() {
        return List.of(
                CelFunctionBinding.from("string_to_int64", String.class, ConversionBindings::toInt),
                CelFunctionBinding.from("string_to_uint64", String.class, ConversionBindings::toUint),
                CelFunctionBinding.from("string_to_double", String.class, ConversionBindings::toDouble),
                CelFunctionBinding.from("string_to_bool", String.class, ConversionBindings::toBool),
                CelFunctionBinding.from("double_to_int64", Double.class, ConversionBindings::toInt),
                CelFunctionBinding.from("double_to_uint64", Double.class, ConversionBindings::toUint),
                CelFunctionBinding.from("int64_to_uint64", Long.class, ConversionBindings::toUint),
                CelFunctionBinding.from("uint64_to_int64", UnsignedLong.class, ConversionBindings::toInt),
                CelFunctionBinding.from("double_to_string", Double.class, Literals::plain));
    }

    /** Conversions that the language in Java does not know, the second of which always fails. */
    static List<LibraryFunction> added() {
        return List.of(
                LibraryFunction.global(
                        "int", "duration_to_int64", SimpleType.INT, Parameter.DURATION, Duration::toNanos),
                LibraryFunction.global("duration", "int64_to_duration", SimpleType.DURATION, Parameter.INT, number -> {
                    throw new EvaluationException("type conversion error from 'int' to 'google.protobuf.Duration'");
                }));
    }

    static EvaluationException unreadable(String type) {
        return new EvaluationException("type conversion error from 'string' to '" + type + "'");
    }

    private static Object toInt(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw unreadable("int");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw unreadable("int");
        }
    }

    private static Object toUint(String text) {
        if (text.length() <= MOST_DIGITS && UNSIGNED.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            if (number.bitLength() <= Long.SIZE) {
                return UnsignedLong.valueOf(number);
            }
        }
        throw unreadable("uint");
    }

    private static Object toDouble(String text) {
        return GoReal.parse(text).orElseThrow(() -> unreadable("double"));
    }

    private static Object toBool(String text) {
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            throw unreadable("bool");
        }
        return TRUE.contains(text);
    }

    private static Object toInt(double number) {
        if (!(Math.abs(number) < TWO_TO_63)) {
            throw new EvaluationException("integer overflow");
        }
        return (long) number;
    }

    private static Object toInt(UnsignedLong number) {
        if (number.longValue() < 0) {
            throw new EvaluationException("integer overflow");
        }
        return number.longValue();
    }

    private static Object toUint(double number) {
        if (!(number >= 0 && number < TWO_TO_64)) {
            throw new EvaluationException("unsigned integer overflow");
        }
        return UnsignedLong.valueOf(new BigDecimal(number).toBigInteger());
    }

    private static Object toUint(long number) {
        if (number < 0) {
            throw new EvaluationException("unsigned integer overflow");
        }
        return UnsignedLong.valueOf(number);
    }
}
