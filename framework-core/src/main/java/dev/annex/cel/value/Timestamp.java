package dev.annex.cel.value;

import dev.annex.status.GoTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An instant with the offset with which it was written, which nothing but its text shows: two are equal if they are the
 * same instant.
 *
 * @param instant the instant
 * @param offset the seconds by which clocks are ahead of UTC where it was written
 */
public record Timestamp(Instant instant, int offset) implements Comparable<Timestamp> {

    private static final String OVERFLOW = "timestamp overflow";
    private static final long FIRST = -62_135_596_800L;
    private static final long LAST = 253_402_300_799L;
    private static final int MINUTE = 60;
    private static final long SECOND = 1_000_000_000L;

    /** What a text says in RFC 3339, or nearly so. */
    public static Timestamp parse(String text) {
        return within(read(text, GoTime.Layout.ZONED));
    }

    /** So many seconds after the epoch. */
    public static Timestamp ofSeconds(long seconds) {
        if (seconds < FIRST || seconds > LAST) {
            throw new EvaluationException(OVERFLOW);
        }
        return new Timestamp(Instant.ofEpochSecond(seconds), 0);
    }

    /** What a text says; an {@link EvaluationException} if it says nothing. */
    static Timestamp read(String text, GoTime.Layout layout) {
        try {
            GoTime time = GoTime.read(text, layout);
            return new Timestamp(time.instant(), time.offset());
        } catch (DateTimeException e) {
            throw new EvaluationException(String.valueOf(e.getMessage()));
        }
    }

    private static Timestamp within(Timestamp time) {
        ofSeconds(time.instant.getEpochSecond());
        return time;
    }

    /** The time so much later. */
    public Timestamp plus(Duration duration) {
        return within(new Timestamp(instant.plus(duration), offset));
    }

    /** The time so much earlier. */
    public Timestamp minus(Duration duration) {
        return plus(Durations.difference(Duration.ZERO, duration));
    }

    /** The time that has passed since another. */
    public Duration since(Timestamp other) {
        long seconds = instant.getEpochSecond() - other.instant.getEpochSecond();
        Duration whole = Durations.of(Math::multiplyExact, seconds, SECOND);
        return Durations.sum(whole, Duration.ofNanos(instant.getNano() - (long) other.instant.getNano()));
    }

    /** What clocks show in UTC. */
    public LocalDateTime utc() {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public int compareTo(Timestamp other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timestamp time && instant.equals(time.instant);
    }

    @Override
    public int hashCode() {
        return instant.hashCode();
    }

    /** The time as Go writes it: with as many decimals as there are, and the offset. */
    @Override
    public String toString() {
        LocalDateTime local = LocalDateTime.ofInstant(instant.plusSeconds(offset), ZoneOffset.UTC);
        int year = local.getYear();
        String decimals = local.getNano() == 0
                ? ""
                : String.format(".%09d", local.getNano()).replaceFirst("0+$", "");
        int minutes = Math.abs(offset) / MINUTE;
        String zone = offset == 0
                ? "Z"
                : String.format("%s%02d:%02d", offset < 0 ? "-" : "+", minutes / MINUTE, minutes % MINUTE);
        return String.format(
                        "%s%04d-%02d-%02dT%02d:%02d:%02d",
                        year < 0 ? "-" : "",
                        Math.abs(year),
                        local.getMonthValue(),
                        local.getDayOfMonth(),
                        local.getHour(),
                        local.getMinute(),
                        local.getSecond())
                + decimals
                + zone;
    }
}
