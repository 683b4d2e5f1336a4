package dev.annex.cel.value;

import dev.annex.status.GoTime;
import dev.cel.common.values.CelByteString;

/** Texts whose format makes them something else than a string in expressions. */
final class TextValues {

    private TextValues() {}

    static Object of(String text, String format) {
        return switch (format) {
            case "duration" -> Durations.parse(text);
            case "date" -> date(text);
            case "date-time" -> dateTime(text);
            case "byte" -> bytes(text);
            default -> text;
        };
    }

    private static Timestamp date(String text) {
        try {
            return Timestamp.read(text, GoTime.Layout.DATE);
        } catch (EvaluationException e) {
            throw new EvaluationException("Invalid date formatted string " + text + ": " + e.sentence());
        }
    }

    /** Upstream takes a time without an offset for one in UTC, and an empty text for the epoch. */
    private static Timestamp dateTime(String text) {
        if (text.isEmpty()) {
            return Timestamp.ofSeconds(0);
        }
        try {
            return Timestamp.read(text, GoTime.Layout.ZONED);
        } catch (EvaluationException zoned) {
            try {
                return Timestamp.read(text, GoTime.Layout.LOCAL);
            } catch (EvaluationException e) {
                throw new EvaluationException("Invalid date-time formatted string " + text + ": " + e.sentence());
            }
        }
    }

    private static CelByteString bytes(String text) {
        try {
            return CelByteString.of(UrlBase64.decode(text));
        } catch (EvaluationException e) {
            throw new EvaluationException("Invalid byte formatted string " + text + ": " + e.sentence());
        }
    }
}
