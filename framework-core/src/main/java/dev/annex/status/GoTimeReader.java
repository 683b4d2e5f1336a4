package dev.annex.status;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;

/** Reads a time step by step, and says of what it cannot read what Go says: clients are told that. */
final class GoTimeReader {

    private static final int DIGITS_OF_NANOS = 9;

    private final String text;
    private final GoTime.Layout layout;
    private String rest;

    GoTimeReader(String text, GoTime.Layout layout) {
        this.text = text;
        this.layout = layout;
        this.rest = text;
    }

    /**
     * The time.
     *
     * @throws DateTimeException if there is none
     */
    GoTime read() {
        int year = year();
        skip("-");
        int month = number("01", true);
        if (month < 1 || month > 12) {
            throw outOfRange("month");
        }
        skip("-");
        int day = number("02", true);
        LocalTime time = layout == GoTime.Layout.DATE ? LocalTime.MIDNIGHT : time();
        int offset = layout == GoTime.Layout.ZONED ? offset() : 0;
        if (!rest.isEmpty()) {
            throw new DateTimeException(prefix() + ": extra text: " + quote(rest));
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            throw outOfRange("day");
        }
        return new GoTime(LocalDate.of(year, month, day).atTime(time), offset);
    }

    private int year() {
        if (!digit(0) || !digit(1) || !digit(2) || !digit(3)) {
            throw mismatch("2006");
        }
        int year = Integer.parseInt(rest.substring(0, 4));
        rest = rest.substring(4);
        return year;
    }

    private LocalTime time() {
        skip("T");
        int hour = inRange(number("15", false), 24, "hour");
        skip(":");
        int minute = inRange(number("04", true), 60, "minute");
        skip(":");
        int second = inRange(number("05", true), 60, "second");
        return LocalTime.of(hour, minute, second, nanos());
    }

    private int nanos() {
        if (rest.length() < 2 || (rest.charAt(0) != '.' && rest.charAt(0) != ',') || !digit(1)) {
            return 0;
        }
        int end = 2;
        while (digit(end)) {
            end++;
        }
        String digits = rest.substring(1, Math.min(end, 1 + DIGITS_OF_NANOS));
        rest = rest.substring(end);
        return Integer.parseInt(digits + "0".repeat(DIGITS_OF_NANOS - digits.length()));
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
                prefix() + " as \"" + layout.text + "\": cannot parse " + quote(rest) + " as \"" + element + "\"");
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
