package dev.annex.cel.library;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Real numbers as Go reads them: in digits, decimal or hexadecimal, or by name. */
final class GoReal {

    private static final String DIGITS = "\\d++(?:_\\d++)*+";
    private static final String HEX_DIGITS = "\\p{XDigit}++(?:_\\p{XDigit}++)*+";
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?" + mantissa(DIGITS, "") + "(?:[eE][-+]?" + DIGITS + ")?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[-+]?0[xX]" + mantissa(HEX_DIGITS, "_?") + "[pP][-+]?" + DIGITS);
    private static final Pattern INFINITY = Pattern.compile("(?i)[-+]?inf(?:inity)?");

    private GoReal() {}

    private static String mantissa(String digits, String before) {
        return "(?:" + before + digits + "(?:\\.(?:" + digits + ")?)?|\\." + digits + ")";
    }

    /** The number that a text says; nothing if it says none, or one that is too large. */
    static Optional<Double> parse(String text) {
        if (text.equalsIgnoreCase("nan")) {
            return Optional.of(Double.NaN);
        }
        if (INFINITY.matcher(text).matches()) {
            return Optional.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (!DECIMAL.matcher(text).matches() && !HEXADECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(text.replace("_", "").toLowerCase(Locale.ROOT));
        return Double.isInfinite(number) ? Optional.empty() : Optional.of(number);
    }
}
