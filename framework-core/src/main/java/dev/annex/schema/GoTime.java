package dev.annex.schema;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Optional;

/** Reads times as Go reads them, and says in Go's words what is wrong with those that are none (E-25). */
final class GoTime {

    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final int LAST_MONTH = 12;

    private final String text;
    private String rest;
    private String fault = "";

    private GoTime(String text) {
        this.text = text;
        this.rest = text;
    }

    /** Why a text is no time; empty if it is one. */
    static Optional<String> fault(String text) {
        GoTime time = new GoTime(text);
        time.read();
        return time.fault.isEmpty() ? Optional.empty() : Optional.of(time.fault);
    }

    private void read() {
        int year = year();
        skip("-");
        int month = number("01", true);
        range(month < 1 || month > LAST_MONTH, "month");
        skip("-");
        int day = number("02", true);
        skip("T");
        range(number("15", false) >= 24, "hour");
        skip(":");
        range(number("04", true) >= 60, "minute");
        skip(":");
        range(number("05", true) >= 60, "second");
        fraction();
        zone();
        if (fault.isEmpty() && !rest.isEmpty()) {
            fault = "parsing time " + quote(text) + ": extra text: " + quote(rest);
        }
        if (fault.isEmpty()) {
            range(day < 1 || day > YearMonth.of(year, month).lengthOfMonth(), "day");
        }
    }

    private int year() {
        if (rest.length() < 4 || !digit(0)) {
            return missing("2006", rest);
        }
        String digits = rest.substring(0, 4);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return missing("2006", rest);
        }
        rest = rest.substring(4);
        return Integer.parseInt(digits);
    }

    private int number(String element, boolean twoDigits) {
        if (!fault.isEmpty()) {
            return 1;
        }
        if (!digit(0) || (!digit(1) && twoDigits)) {
            return missing(element, rest);
        }
        int digits = digit(1) ? 2 : 1;
        int number = Integer.parseInt(rest.substring(0, digits));
        rest = rest.substring(digits);
        return number;
    }

    private void fraction() {
        if (fault.isEmpty() && rest.length() >= 2 && (rest.charAt(0) == '.' || rest.charAt(0) == ',') && digit(1)) {
            int end = 2;
            while (digit(end)) {
                end++;
            }
            rest = rest.substring(end);
        }
    }

    private void zone() {
        if (!fault.isEmpty()) {
            return;
        }
        if (rest.startsWith("Z")) {
            rest = rest.substring(1);
            return;
        }
        String zone = rest;
        boolean signed = zone.startsWith("+") || zone.startsWith("-");
        if (zone.length() < 6 || zone.charAt(3) != ':' || !(digit(1) && digit(2) && digit(4) && digit(5))) {
            missing("Z07:00", zone);
            return;
        }
        rest = zone.substring(6);
        range(Integer.parseInt(zone.substring(1, 3)) > 24, "time zone offset hour");
        range(Integer.parseInt(zone.substring(4, 6)) > 60, "time zone offset minute");
        if (fault.isEmpty() && !signed) {
            missing("Z07:00", zone);
        }
    }

    private void skip(String element) {
        if (fault.isEmpty() && !rest.startsWith(element)) {
            missing(element, rest);
        } else if (fault.isEmpty()) {
            rest = rest.substring(1);
        }
    }

    private boolean digit(int index) {
        return index < rest.length() && rest.charAt(index) >= '0' && rest.charAt(index) <= '9';
    }

    private int missing(String element, String where) {
        fault = "parsing time " + quote(text) + " as " + quote(LAYOUT) + ": cannot parse " + quote(where) + " as "
                + quote(element);
        return 1;
    }

    private void range(boolean outside, String what) {
        if (fault.isEmpty() && outside) {
            fault = "parsing time " + quote(text) + ": " + what + " out of range";
        }
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
