package dev.annex.status;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A time as Go's own parser reads it, which is a little more tolerant than RFC 3339.
 *
 * @param local what the clock showed
 * @param offset how many seconds it was ahead of UTC, up to a whole day and an hour
 */
public record GoTime(LocalDateTime local, int offset) {

    /** What a text has to look like, by the name that Go's sentences have for it. */
    public enum Layout {
        /** A day. */
        DATE("2006-01-02"),
        /** A time in UTC, which does not say so. */
        LOCAL("2006-01-02T15:04:05"),
        /** A time with its offset from UTC, as in RFC 3339. */
        ZONED("2006-01-02T15:04:05Z07:00");

        final String text;

        Layout(String text) {
            this.text = text;
        }
    }

    /**
     * The time that a text says, in whole seconds, which is what Kubernetes keeps of times in metadata (E-25).
     *
     * @throws DateTimeException with Go's sentence if it says none
     */
    public static Instant parse(String text) {
        return read(text, Layout.ZONED).instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The time that a text says.
     *
     * @throws DateTimeException with Go's sentence if it says none
     */
    public static GoTime read(String text, Layout layout) {
        return new GoTimeReader(text, layout).read();
    }

    /** The instant at which the clock showed that. */
    public Instant instant() {
        return local.toInstant(ZoneOffset.UTC).minusSeconds(offset);
    }
}
