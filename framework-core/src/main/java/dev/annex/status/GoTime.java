package dev.annex.status;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Times as Go's own parser reads them, which is a little more tolerant than RFC 3339, and the sentences in which it
 * refuses what it cannot read: those are what clients are told of the times in metadata.
 */
public final class GoTime {

    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";

    private final String text;
    private String rest;

    private GoTime(String text) {
        this.text = text;
        this.rest = text;
    }

    /**
     * The time that a text says.
     *
     * @throws DateTimeException with Go's sentence if it says none
     */
    public static Instant parse(String text) {
        return new GoTime(text).read();
    }

    private Instant read() {
        if (rest.length() < 4 || !digit(0)) {
            throw mismatch("2006");
        }
        String year = rest.substring(0, 4);
        if (!year.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw mismatch("2006");
        }
        rest = rest.substring(4);
        skip("-");
        int month = number("01", true);
        if (month < 1 || month > 12) {
            throw outOfRange("month");
        }
        skip("-");
        int day = number("02", true);
        skip("T");
        int hour = inRange(number("15", false), 24, "hour");
        skip(":");
        int minute = inRange(number("04", true), 60, "minute");
        skip(":");
        int second = inRange(number("05", true), 60, "second");
        skipFraction();
        int offset = offset();
        if (!rest.isEmpty()) {
            throw new DateTimeException(prefix() + ": extra text: " + quote(rest));
        }
        if (day < 1 || day > YearMonth.of(Integer.parseInt(year), month).lengthOfMonth()) {
            throw outOfRange("day");
        }
        return LocalDateTime.of(Integer.parseInt(year), month, day, hour, minute, second)
                .toInstant(ZoneOffset.UTC)
                .minusSeconds(offset);
    }

    /** Fractions are read and forgotten: Kubernetes keeps whole seconds (E-25). */
    private void skipFraction() {
        if (rest.length() < 2 || (rest.charAt(0) != '.' && rest.charAt(0) != ',') || !digit(1)) {
            return;
        }
        int end = 2;
        while (digit(end)) {
            end++;
        }
        rest = rest.substring(end);
    }

    private int offset() {
        if (rest.startsWith("Z")) {
            rest = rest.substring(1);
            return 0;
        }
        String hold = rest;
        if (rest.length() < 6 || rest.charAt(3) != ':') {
            throw mismatch("Z07:00");
        }
        boolean digits = digit(1) && digit(2) && digit(4) && digit(5);
        char sign = rest.charAt(0);
        rest = rest.substring(6);
        if (digits) {
            int hours = inRange(Integer.parseInt(hold.substring(1, 3)), 25, "time zone offset hour");
            int minutes = inRange(Integer.parseInt(hold.substring(4, 6)), 61, "time zone offset minute");
            if (sign == '+' || sign == '-') {
                return (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
            }
        }
        rest = hold;
        throw mismatch("Z07:00");
    }

    private void skip(String separator) {
        if (!rest.startsWith(separator)) {
            throw mismatch(separator);
        }
        rest = rest.substring(separator.length());
    }

    private int number(String element, boolean twoDigits) {
        if (!digit(0) || (twoDigits && !digit(1))) {
            throw mismatch(element);
        }
        int length = digit(1) ? 2 : 1;
        int number = Integer.parseInt(rest.substring(0, length));
        rest = rest.substring(length);
        return number;
    }

    private int inRange(int value, int limit, String what) {
        if (value >= limit) {
            throw outOfRange(what);
        }
        return value;
    }

    private boolean digit(int index) {
        return index < rest.length() && rest.charAt(index) >= '0' && rest.charAt(index) <= '9';
    }

    private DateTimeException mismatch(String element) {
        return new DateTimeException(
                prefix() + " as \"" + LAYOUT + "\": cannot parse " + quote(rest) + " as \"" + element + "\"");
    }

    private DateTimeException outOfRange(String what) {
        return new DateTimeException(prefix() + ": " + what + " out of range");
    }

    private String prefix() {
        return "parsing time " + quote(text);
    }

    /** Go quotes times in a way of its own: what is not printable ASCII is shown byte by byte. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < ' ') { // beyond ASCII too, as bytes are signed
                quoted.append(String.format("\\x%02x", b & 0xff));
            } else {
                quoted.append(b == '"' || b == '\\' ? "\\" : "").append((char) b);
            }
        }
        return quoted.append('"').toString();
    }
}
