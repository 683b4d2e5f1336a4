package dev.annex.request;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Reads durations as Go writes them, such as {@code 1h15m30.5s}. */
public final class GoDuration {

    /** Far more than a duration has; to read more takes time that grows with the square. */
    private static final int MOST_DIGITS = 1_000;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private final String text;
    private int position;

    private GoDuration(String text) {
        this.text = text;
    }

    /**
     * The duration that a text stands for.
     *
     * @throws IllegalArgumentException with Go's own sentence if it stands for none
     */
    public static Duration parse(String text) {
        return new GoDuration(text).parse();
    }

    private Duration parse() {
        boolean negative = text.startsWith("-");
        position = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(position).equals("0")) {
            return Duration.ZERO;
        }
        if (position == text.length()) {
            throw invalid();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        while (position < text.length()) {
            BigDecimal number = number();
            BigDecimal unit = BigDecimal.valueOf(unit());
            nanos = nanos.add(number.multiply(unit).setScale(0, RoundingMode.DOWN));
            checkSize(nanos);
        }
        BigDecimal signed = negative ? nanos.negate() : nanos;
        if (signed.compareTo(LARGEST) > 0) {
            throw invalid();
        }
        return Duration.ofNanos(signed.longValueExact());
    }

    private BigDecimal number() {
        int start = position;
        int whole = digits();
        int fraction = 0;
        if (position < text.length() && text.charAt(position) == '.') {
            position++;
            fraction = digits();
        }
        if (whole + fraction == 0) {
            throw invalid();
        }
        if (whole + fraction > MOST_DIGITS) {
            throw invalid();
        }
        String digits = text.substring(start, position);
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        checkSize(number.setScale(0, RoundingMode.DOWN));
        return number;
    }

    /** Go gives up as soon as what it has read so far is too large, whatever comes after it. */
    private void checkSize(BigDecimal soFar) {
        if (soFar.compareTo(LARGEST.add(BigDecimal.ONE)) > 0) {
            throw invalid();
        }
    }

    private int digits() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        return position - start;
    }

    private long unit() {
        int start = position;
        while (position < text.length() && ".0123456789".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String unit = text.substring(start, position);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("time: missing unit in duration " + quote(text));
        }
        Long nanos = UNITS.get(unit);
        if (nanos == null) {
            throw new IllegalArgumentException("time: unknown unit " + quote(unit) + " in duration " + quote(text));
        }
        return nanos;
    }

    private IllegalArgumentException invalid() {
        return new IllegalArgumentException("time: invalid duration " + quote(text));
    }

    /** The package time has a way of its own to quote: whatever is not printable ASCII, byte by byte. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '"' || b == '\\') {
                quoted.append('\\').append((char) b);
            } else if (b < ' ') {
                quoted.append(String.format("\\x%02x", b & 0xff));
            } else {
                quoted.append((char) b);
            }
        }
        return quoted.append('"').toString();
    }
}
