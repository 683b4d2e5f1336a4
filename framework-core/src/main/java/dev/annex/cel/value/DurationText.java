package dev.annex.cel.value;

import dev.annex.status.GoQuote;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as they are written, in nanoseconds: Go's {@code 1h30m}, or in words like {@code 3 days}. Arithmetic is
 * Go's, too: 64 bits without a sign, fractions by way of real numbers, and words that go round when they are too large.
 */
final class DurationText {

    private static final Pattern PART = Pattern.compile("(\\d*+)(?:\\.(\\d*+))?([^.\\d]++)");
    private static final Pattern WORDS = Pattern.compile("(?<!\\d)(\\d++)[ \\t\\n\\f\\r]*+([A-Za-zµ]++)");
    private static final long LIMIT = Long.MIN_VALUE; // one more than the largest, if there is no sign
    private static final String[][] LONGER = {
        {"nano", "ns"},
        {"micro", "us"},
        {"milli", "ms"},
        {"sec", "s"},
        {"min", "m"},
        {"hour", "h"},
        {"day", "d"},
        {"week", "w"}
    };

    private DurationText() {}

    /** A duration as Go writes and reads it; nothing if the text is none. */
    static OptionalLong go(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return OptionalLong.of(0);
        }
        Matcher part = PART.matcher(unsigned);
        long sum = 0;
        int end = 0;
        while (part.region(end, unsigned.length()).lookingAt()) {
            OptionalLong nanos = part(part);
            if (nanos.isEmpty() || Long.compareUnsigned(sum + nanos.getAsLong(), LIMIT) > 0) {
                return OptionalLong.empty();
            }
            sum += nanos.getAsLong();
            end = part.end();
        }
        boolean whole = end == unsigned.length() && end > 0;
        return whole && (negative || sum != LIMIT) ? OptionalLong.of(negative ? -sum : sum) : OptionalLong.empty();
    }

    private static OptionalLong part(Matcher part) {
        String fraction = part.group(2) == null ? "" : part.group(2);
        long unit = goUnit(part.group(3));
        if (unit == 0 || (part.group(1).isEmpty() && fraction.isEmpty())) {
            return OptionalLong.empty();
        }
        long whole = 0;
        for (int i = 0; i < part.group(1).length(); i++) {
            if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, 10)) > 0) {
                return OptionalLong.empty();
            }
            whole = whole * 10 + part.group(1).charAt(i) - '0';
            if (Long.compareUnsigned(whole, LIMIT) > 0) {
                return OptionalLong.empty();
            }
        }
        if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
            return OptionalLong.empty();
        }
        long nanos = whole * unit + fraction(fraction, unit);
        return Long.compareUnsigned(nanos, LIMIT) > 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    private static long fraction(String digits, long unit) {
        long numerator = 0;
        double scale = 1;
        for (int i = 0; i < digits.length() && numerator <= Long.MAX_VALUE / 10; i++) {
            numerator = numerator * 10 + digits.charAt(i) - '0';
            scale *= 10;
        }
        return (long) (numerator * (unit / scale));
    }

    /** A duration in Go's form or in words; an {@link EvaluationException} if the text is none. */
    static long read(String text) {
        OptionalLong go = go(text);
        return go.isPresent() ? go.getAsLong() : words(text);
    }

    private static long words(String text) {
        long nanos = 0;
        boolean known = false;
        Matcher parts = WORDS.matcher(text);
        while (parts.find()) {
            long unit = unit(parts.group(2).toLowerCase(Locale.ROOT));
            known |= unit > 0;
            nanos += number(parts.group(1)) * unit;
        }
        if (!known) {
            throw new EvaluationException("unable to parse " + text + " as duration");
        }
        return nanos;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new EvaluationException("strconv.Atoi: parsing " + GoQuote.quote(digits) + ": value out of range");
        }
    }

    /** The nanoseconds of a unit; 0 if it is none. */
    private static long goUnit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0;
        };
    }

    /** The nanoseconds of a unit in words. Of the longer words anything may follow, as in {@code seconds}. */
    private static long unit(String name) {
        return switch (name) {
            case "hr" -> unit("h");
            case "d" -> 24 * unit("h");
            case "w", "wk" -> 7 * unit("d");
            default -> {
                for (String[] word : LONGER) {
                    if (name.startsWith(word[0])) {
                        yield unit(word[1]);
                    }
                }
                yield goUnit(name);
            }
        };
    }
}
