package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;

/** What the library behind upstream's validation thinks of numbers. */
final class Numbers {

    private static final double LARGEST_WHOLE = 0x1p53 - 1;
    private static final double TOLERANCE = 1e-9;
    private static final double LARGEST_INT64 = 0x1p63;

    private Numbers() {}

    /** Whether a number is whole, or so close to the whole number below it that upstream takes it for it. */
    static boolean isWhole(double number) {
        if (!(Math.abs(number) <= LARGEST_WHOLE)) {
            return false;
        }
        double below = Math.floor(number);
        if (number == below) {
            return true;
        }
        return number > 1 && (number - below) / (number + below) < TOLERANCE;
    }

    /** Whether a number can be held by the type and format without loss. */
    static boolean fits(JsonNode number, String type, String format) {
        if (type.equals("integer")) {
            if (format.equals("int32")) {
                return whole(number) && Math.abs(number.doubleValue() + 0.5) < 0x1p31;
            }
            return GoValues.isInteger(number)
                    || (whole(number)
                            && number.doubleValue() >= -LARGEST_INT64
                            && number.doubleValue() < LARGEST_INT64);
        }
        return !format.equals("float") || Math.abs(number.doubleValue()) <= Float.MAX_VALUE;
    }

    private static boolean whole(JsonNode number) {
        return GoValues.isInteger(number) || number.doubleValue() == Math.rint(number.doubleValue());
    }
}
