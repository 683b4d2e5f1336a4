package dev.annex.cel.library;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Real numbers as CEL's strings show them. */
final class GoFloat {

    private static final int LARGEST_PLAIN_EXPONENT = 20;

    private GoFloat() {}

    /** The shortest text that stands for this number and no other, with an exponent if it is very large or small. */
    static String shortest(double number) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        int limit = Math.min(LARGEST_PLAIN_EXPONENT, Math.max(digits.precision(), 6));
        return exponent < -4 || exponent >= limit ? scientific(digits, digits.precision() - 1) : digits.toPlainString();
    }

    /** The number with so many digits behind the point. */
    static String fixed(double number, int precision) {
        return Double.isFinite(number)
                ? new BigDecimal(number)
                        .setScale(precision, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : special(number);
    }

    private static String special(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
    }

    /** One digit, so many behind the point, and the exponent as a power of ten. */
    static String power(double number, int precision) {
        if (!Double.isFinite(number)) {
            return special(number);
        }
        String text = scientific(new BigDecimal(number), precision);
        int e = text.indexOf('e');
        StringBuilder power = new StringBuilder(text.substring(0, e)).append("\u202f×\u202f10");
        for (char c : text.substring(e + 1).toCharArray()) {
            if (c != '+') {
                power.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
            }
        }
        return power.toString();
    }

    private static String scientific(BigDecimal number, int precision) {
        return String.format(Locale.ROOT, "%." + precision + "e", number);
    }
}
