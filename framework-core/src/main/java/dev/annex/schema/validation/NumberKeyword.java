package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.annex.api.FieldError;
import dev.annex.status.GoNumber;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipleOf}, {@code minimum}, {@code maximum}, their exclusive forms, and the range of numeric formats. As
 * upstream has it, integers are compared with the whole part of a bound, unless the type cannot express the bound.
 */
final class NumberKeyword implements Keyword {

    private final @Nullable JsonNode multipleOf;
    private final @Nullable JsonNode minimum;
    private final @Nullable JsonNode maximum;
    private final boolean exclusiveMinimum;
    private final boolean exclusiveMaximum;
    private final String type;
    private final String format;

    NumberKeyword(JsonNode json, TypeKeyword type) {
        this.multipleOf = bound(json.get("multipleOf"));
        this.minimum = bound(json.get("minimum"));
        this.maximum = bound(json.get("maximum"));
        this.exclusiveMinimum = json.path("exclusiveMinimum").asBoolean(false);
        this.exclusiveMaximum = json.path("exclusiveMaximum").asBoolean(false);
        String only = type.onlyType();
        this.type = only.equals("integer") || only.equals("number") ? only : "";
        this.format = this.type.isEmpty() ? "" : type.format().name();
    }

    /** Bounds are float64 upstream, however they are written. */
    private static @Nullable JsonNode bound(@Nullable JsonNode number) {
        return number == null || !number.isNumber() ? null : DoubleNode.valueOf(number.doubleValue());
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return value.isNumber();
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        inRange("Checked", value, path, result);
        if (multipleOf != null) {
            boolean precise = inRange("MultipleOf", multipleOf, path, result);
            multiple(value, precise && GoValues.isInteger(value), multipleOf.doubleValue(), path, result);
        }
        if (minimum != null) {
            boolean precise = inRange("Minimum boundary", minimum, path, result);
            String bound = bound(value, precise, minimum);
            int order = compare(value, precise, minimum);
            if (order < 0 || (exclusiveMinimum && order == 0)) {
                wrong(value, path, (exclusiveMinimum ? "greater than " : "greater than or equal to ") + bound, result);
            }
        }
        if (maximum != null) {
            boolean precise = inRange("Maximum boundary", maximum, path, result);
            String bound = bound(value, precise, maximum);
            int order = compare(value, precise, maximum);
            if (order > 0 || (exclusiveMaximum && order == 0)) {
                wrong(value, path, (exclusiveMaximum ? "less than " : "less than or equal to ") + bound, result);
            }
        }
        result.count();
    }

    private boolean inRange(String what, JsonNode number, Path path, Result result) {
        if (Numbers.fits(number, type, format)) {
            return true;
        }
        String expected = format.isEmpty() ? type + " (default format)" : type + " with format " + format;
        result.add(Violation.anywhere(what + " value must be of type " + expected + " in " + path));
        return false;
    }

    private static int compare(JsonNode value, boolean precise, JsonNode bound) {
        return precise && GoValues.isInteger(value)
                ? Long.compare(value.longValue(), bound.longValue())
                : Double.compare(value.doubleValue() + 0.0, bound.doubleValue() + 0.0);
    }

    private static String bound(JsonNode value, boolean precise, JsonNode bound) {
        return precise && GoValues.isInteger(value)
                ? Long.toString(bound.longValue())
                : GoNumber.format(bound.doubleValue());
    }

    private static void multiple(JsonNode value, boolean integer, double factor, Path path, Result result) {
        if (integer ? (long) factor <= 0 : factor <= 0) {
            String shown = integer ? Long.toString((long) factor) : GoNumber.format(factor);
            result.add(Violation.of(
                    FieldError.Type.INVALID,
                    path,
                    integer ? (Object) (long) factor : (Object) factor,
                    "factor MultipleOf declared for " + path + " must be positive: " + shown));
            return;
        }
        boolean divides;
        if (integer) {
            divides = value.longValue() % (long) factor == 0;
        } else {
            double number = value.doubleValue();
            divides = Numbers.isWhole(factor < 1 ? 1 / factor * number : number / factor);
        }
        if (!divides) {
            wrong(
                    value,
                    path,
                    "a multiple of " + (integer ? Long.toString((long) factor) : GoNumber.format(factor)),
                    result);
        }
    }

    private static void wrong(JsonNode value, Path path, String expected, Result result) {
        result.add(Violation.of(FieldError.Type.INVALID, path, value, path + " in body should be " + expected));
    }
}
