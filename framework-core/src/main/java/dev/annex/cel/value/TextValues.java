package dev.annex.cel.value;

import dev.cel.common.values.CelByteString;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/** Texts whose format makes them something else than a string in expressions. */
final class TextValues {

    private TextValues() {}

    static Object of(String text, String format) {
        return switch (format) {
            case "duration" -> duration(text);
            case "date" -> date(text);
            case "date-time" -> dateTime(text);
            case "byte" -> bytes(text);
            default -> text;
        };
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new EvaluationException(
                        "Invalid duration " + text + ": unable to parse " + text + " as duration"));
    }

    private static Instant date(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new EvaluationException("Invalid date formatted string " + text + ": " + e.getMessage());
        }
    }

    /**
     * Upstream takes a time without a zone for one in UTC, and an empty text for the epoch. It cannot read the small
     * letters that its formats allow.
     */
    private static Instant dateTime(String text) {
        try {
            if (text.isEmpty()) {
                return Instant.EPOCH;
            }
            if (text.indexOf('t') > 0) {
                throw unreadable(text, "cannot parse \"" + text.substring(text.indexOf('t')) + "\" as \"T\"");
            }
            if (text.endsWith("z")) {
                throw new EvaluationException("Invalid date-time formatted string " + text + ": parsing time \"" + text
                        + "\": extra text: \"z\"");
            }
            boolean zone = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return zone
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new EvaluationException("Invalid date-time formatted string " + text + ": " + e.getMessage());
        }
    }

    private static EvaluationException unreadable(String text, String why) {
        return new EvaluationException("Invalid date-time formatted string " + text + ": parsing time \"" + text
                + "\" as \"2006-01-02T15:04:05\": " + why);
    }

    private static CelByteString bytes(String text) {
        try {
            return CelByteString.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException("Invalid byte formatted string " + text + ": " + e.getMessage());
        }
    }
}
