package dev.annex.schema.validation.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.annex.request.GoDuration;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Dates, times and durations. */
final class Times {

    private static final Pattern DATE = Pattern.compile("^([0-9]{4})-([0-9]{2})-([0-9]{2})$");
    private static final Pattern TIME =
            Pattern.compile("^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*([A-Za-z\u00b5]+)");

    /** The units of durations; the last of each row stands for all that begin with it. */
    private static final List<List<String>> UNITS = List.of(
            List.of("ns", "nano"),
            List.of("us", "\u00b5s", "micro"),
            List.of("ms", "milli"),
            List.of("s", "sec"),
            List.of("m", "min"),
            List.of("h", "hr", "hour"),
            List.of("d", "day"),
            List.of("w", "wk", "week"));

    private Times() {}

    static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.find()) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A date and a time of day with its offset, of which the letters may be of either case. */
    static boolean isDateTime(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
        if (parts.length < 2 || !isDate(parts[0])) {
            return false;
        }
        Matcher time = TIME.matcher(parts[1]);
        return time.find()
                && time.group(1).compareTo("23") <= 0
                && time.group(2).compareTo("59") <= 0
                && time.group(3).compareTo("59") <= 0;
    }

    /** A duration as Go writes it, or any text with an amount and a unit in it, such as {@code 3 minutes}. */
    static boolean isDuration(String text) {
        try {
            GoDuration.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return hasAmount(text);
        }
    }

    private static boolean hasAmount(String text) {
        boolean found = false;
        Matcher amount = AMOUNT.matcher(text);
        while (amount.find()) {
            try {
                Long.parseLong(amount.group(1));
            } catch (NumberFormatException e) {
                return false;
            }
            found |= isUnit(amount.group(2).toLowerCase(Locale.ROOT));
        }
        return found;
    }

    private static boolean isUnit(String text) {
        return UNITS.stream().anyMatch(unit -> unit.contains(text) || text.startsWith(unit.get(unit.size() - 1)));
    }
}
