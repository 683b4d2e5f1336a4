package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers as go-yaml writes them. */
final class GoNumber {

    /** Numbers with a greater or lesser exponent are written with it. */
    private static final int GREATEST_EXPONENT = 5;

    private static final int LEAST_EXPONENT = -4;

    private GoNumber() {}

    /** Whole numbers of 64 bits as they are; all others as the floats that go-yaml makes of them. */
    static String text(JsonNode number) {
        BigDecimal exact = number.decimalValue();
        if (exact.signum() == 0) {
            return "0";
        }
        if (exact.precision() - exact.scale() <= 20
                && exact.stripTrailingZeros().scale() <= 0) {
            BigInteger whole = exact.toBigIntegerExact();
            if (whole.bitLength() < Long.SIZE || (whole.signum() > 0 && whole.bitLength() == Long.SIZE)) {
                return whole.toString();
            }
        }
        return general(number.doubleValue());
    }

    /** The shortest text that gives the same float, in the form of Go's verb g. */
    private static String general(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent >= LEAST_EXPONENT && exponent <= GREATEST_EXPONENT) {
            return shortest.toPlainString();
        }
        String sign = value < 0 ? "-" : "";
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return String.format(
                "%s%c%se%s%02d", sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
