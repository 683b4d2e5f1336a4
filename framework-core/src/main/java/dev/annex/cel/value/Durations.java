package dev.annex.cel.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Kubernetes' schemas allow them: Go's {@code 1h30m}, or in words like {@code 3 days}. */
public final class Durations {

    private static final Pattern GO =
            Pattern.compile("[-+]?(?:0|(?:(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:ns|us|µs|μs|ms|s|m|h))++)");
    private static final Pattern GO_PART = Pattern.compile("(\\d++(?:\\.\\d*+)?|\\.\\d++)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WORDS = Pattern.compile("(\\d++)\\s*+([A-Za-zµ]++)");

    /** Far more than a duration has; to read more takes time that grows with the square. */
    private static final int MOST_DIGITS = 1_000;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    static Optional<Duration> parse(String text) {
        return GO.matcher(text).matches() ? go(text) : words(text);
    }

    /** A duration as Go writes and reads it; nothing if the text is none. */
    public static Optional<Duration> ofGo(String text) {
        return GO.matcher(text).matches() ? go(text) : Optional.empty();
    }

    private static Optional<Duration> go(String text) {
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher parts = GO_PART.matcher(text);
        while (parts.find()) {
            if (parts.group(1).length() > MOST_DIGITS) {
                return Optional.empty();
            }
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit(parts.group(2)))));
        }
        if (nanos.compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return Optional.of(text.startsWith("-") ? duration.negated() : duration);
    }

    private static Optional<Duration> words(String text) {
        BigDecimal nanos = BigDecimal.ZERO;
        boolean known = false;
        Matcher parts = WORDS.matcher(text);
        while (parts.find()) {
            long unit = unit(parts.group(2).toLowerCase(Locale.ROOT));
            known |= unit > 0;
            if (parts.group(1).length() > MOST_DIGITS) {
                return Optional.empty();
            }
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        return known && nanos.compareTo(LARGEST) <= 0
                ? Optional.of(Duration.ofNanos(nanos.longValue()))
                : Optional.empty();
    }

    /** The nanoseconds of a unit; 0 if it is none. Of the longer words anything may follow, as in {@code seconds}. */
    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h", "hr" -> 3_600_000_000_000L;
            case "d" -> 24 * 3_600_000_000_000L;
            case "w", "wk" -> 7 * 24 * 3_600_000_000_000L;
            default -> word(name);
        };
    }

    private static long word(String name) {
        String[][] words = {
            {"nano", "ns"},
            {"micro", "us"},
            {"milli", "ms"},
            {"sec", "s"},
            {"min", "m"},
            {"hour", "h"},
            {"day", "d"},
            {"week", "w"}
        };
        for (String[] word : words) {
            if (name.startsWith(word[0])) {
                return unit(word[1]);
            }
        }
        return 0;
    }
}
