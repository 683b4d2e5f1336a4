package dev.annex.boot;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Rewrites the bounds of buckets, such as {@code le="1.0"}, as Go writes numbers. They are labels, so that queries and
 * rules made for Kubernetes' own servers would not find them otherwise.
 */
final class BucketBounds {

    private static final String LABEL = "le=\"";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E-?\\d{1,3})?");
    private static final int MOST_PLAIN_EXPONENT = 5;
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private BucketBounds() {}

    static String asGoWrites(String text) {
        StringBuilder rewritten = new StringBuilder(text.length());
        int done = 0;
        for (int at = text.indexOf(LABEL); at >= 0; at = text.indexOf(LABEL, at + 1)) {
            int start = at + LABEL.length();
            int end = text.indexOf('"', start);
            // quotes within other labels' values are escaped, so that this can only be a label of its own
            if (at > 0
                    && "{,".indexOf(text.charAt(at - 1)) >= 0
                    && end > start
                    && NUMBER.matcher(text.substring(start, end)).matches()) {
                rewritten.append(text, done, start).append(number(text.substring(start, end)));
                done = end;
            }
        }
        return rewritten.append(text, done, text.length()).toString();
    }

    /** As few digits as it takes, with an exponent where the number is very large or very small. */
    private static String number(String java) {
        BigDecimal value = new BigDecimal(java).stripTrailingZeros();
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0 || (exponent >= LEAST_PLAIN_EXPONENT && exponent <= MOST_PLAIN_EXPONENT)) {
            return value.toPlainString();
        }
        BigDecimal digits = value.movePointLeft(exponent).stripTrailingZeros();
        return digits.toPlainString() + String.format(Locale.ROOT, "e%+03d", exponent);
    }
}
