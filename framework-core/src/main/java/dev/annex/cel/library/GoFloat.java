package dev.annex.cel.library;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Real numbers as CEL's strings show them. */
final class GoFloat {

    private GoFloat() {}

    /** The number with so many digits behind the point, and commas between thousands. */
    static String fixed(double number, int precision) {
        if (!Double.isFinite(number)) {
            return special(number);
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(precision);
        format.setMaximumFractionDigits(precision);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(new BigDecimal(number));
    }

    private static String special(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
    }

    /**
     * One digit, six behind the point, and the exponent as a power of ten. Upstream takes what is asked for as precision
     * for the least width.
     */
    static String power(double number, int width) {
        String power = Double.isFinite(number) ? power(number) : special(number);
        return " ".repeat(Math.max(0, width - power.length())) + power;
    }

    private static String power(double number) {
        String text = String.format(Locale.ROOT, "%.6e", new BigDecimal(number));
        int e = text.indexOf('e');
        StringBuilder power = new StringBuilder(text.substring(0, e)).append("×10");
        for (char c : text.substring(e + 1).toCharArray()) {
            if (c != '+') {
                power.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
            }
        }
        return power.toString();
    }
}
