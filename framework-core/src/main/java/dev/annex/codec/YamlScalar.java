package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.annex.status.GoNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain YAML 1.1 scalar stands for to go-yaml, on which Kubernetes' YAML is built: it knows yes and no, but
 * neither numbers of base 60 nor, to readers of JSON, times.
 */
final class YamlScalar {

    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> LASTING_TRUTHS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> NOT_FINITE = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern WHOLE =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*+)?");
    private static final Pattern TIME = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:(?:[Tt]([0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2}))"
            + "|(?: ([0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(?:[.,][0-9]+)?))?");

    /** Whole numbers of 64 bits have no more, whatever their base; to read more takes time that grows with the square. */
    private static final int MOST_DIGITS = Long.SIZE;

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private YamlScalar() {}

    /** Numbers that JSON has no words for. */
    static boolean isNotFinite(String text) {
        return NOT_FINITE.contains(text);
    }

    /** The value that a plain scalar stands for; null if it stands for itself, or for a number that is not finite. */
    static @Nullable JsonNode resolve(String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (NULL.contains(text)) {
            return nodes.nullNode();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return nodes.booleanNode(TRUE.contains(text));
        }
        char first = text.charAt(0);
        if (first == '.') {
            return real(text);
        }
        if (first != '-' && first != '+' && (first < '0' || first > '9')) {
            return null;
        }
        String plain = text.replace("_", "");
        BigInteger whole = whole(plain);
        if (whole != null) {
            return number(whole);
        }
        return real(plain);
    }

    private static @Nullable JsonNode real(String text) {
        double value = FLOAT.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(value) ? number(value) : null;
    }

    /** Whether a text has to be quoted so as not to be taken for something else by any reader. */
    static boolean needsQuotes(String text) {
        return isNoText(text)
                || TRUE.contains(text)
                || FALSE.contains(text)
                || BASE_60.matcher(text).matches();
    }

    /** Whether a text without quotes is something else to go-yaml's third version, to which yes and no are texts. */
    static boolean isNoText(String text) {
        boolean truth = TRUE.contains(text) || FALSE.contains(text);
        return truth ? LASTING_TRUTHS.contains(text) : isNotFinite(text) || resolve(text) != null || isTime(text);
    }

    /** A number as a tree that was read from JSON would hold it. */
    static JsonNode number(double value) {
        BigDecimal exact = GoNumber.exact(value);
        boolean whole = exact.scale() == 0 && exact.toBigInteger().bitLength() < Long.SIZE;
        return whole ? number(exact.toBigInteger()) : DecimalNode.valueOf(exact);
    }

    private static JsonNode number(BigInteger value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.bitLength() < 32) {
            return nodes.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? nodes.numberNode(value.longValue()) : number(value.doubleValue());
    }

    private static @Nullable BigInteger whole(String text) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int[] radix = {0, 0, 16, 2, 8, 10};
        int group = 2;
        while (matcher.group(group) == null) {
            group++;
        }
        String digits = matcher.group(group);
        if (digits.length() > MOST_DIGITS) {
            return null; // fits nothing, unless most digits are zeros: then it is read as a float, as all that do not
            // fit
        }
        BigInteger value = new BigInteger(digits, radix[group]);
        BigInteger signed = matcher.group(1).equals("-") ? value.negate() : value;
        // what does not fit is read as a float
        boolean fits = signed.compareTo(LEAST) >= 0 && signed.compareTo(MOST) <= 0;
        return fits ? signed : null;
    }

    private static boolean isTime(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        String time = matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
        try {
            LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            if (time != null) {
                String[] parts = time.split(":");
                LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
            return true;
        } catch (DateTimeException e) {
            return false; // looks like a time, but there is no such day or hour
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
