package dev.annex.status;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers as Go's {@code %v} does, the form in which Kubernetes' messages carry them. */
public final class GoNumber {

    private static final int LARGEST_PLAIN_EXPONENT = 5;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_JSON_EXPONENT = 20;
    private static final int SMALLEST_PLAIN_JSON_EXPONENT = -6;

    private GoNumber() {}

    /** The shortest text that stands for this number and no other, with an exponent if it is large or small. */
    public static String format(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }
        return number == 0 && 1 / number < 0
                ? "-0"
                : write(number, SMALLEST_PLAIN_EXPONENT, LARGEST_PLAIN_EXPONENT, "%02d");
    }

    /** The number as Go writes it in JSON, where exponents begin later and have no leading zero. */
    public static String json(double number) {
        return write(number, SMALLEST_PLAIN_JSON_EXPONENT, LARGEST_PLAIN_JSON_EXPONENT, "%d");
    }

    private static String write(double number, int smallest, int largest, String form) {
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (number == 0 || (exponent >= smallest && exponent <= largest)) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + String.format(form, Math.abs(exponent));
    }

    /**
     * The number with no more digits than tell it from all others, as Go's JSON holds it: {@link BigDecimal#toString} of
     * it has an exponent if and only if Go writes one.
     */
    public static BigDecimal exact(double number) {
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return shortest.scale() < 0 && exponent <= LARGEST_PLAIN_JSON_EXPONENT ? shortest.setScale(0) : shortest;
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17)).stripTrailingZeros();
    }
}
