package dev.annex.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warnings as headers: agent unknown, quoted, and cut short where there are too many. */
final class Warnings {

    private static final int MOST_RUNES = 4096;
    private static final int SHORTENED_RUNES = 256;

    private final List<String> headers = new ArrayList<>();
    private boolean shortening;
    private int written;

    private Warnings() {}

    static List<String> header(List<String> texts) {
        Warnings warnings = new Warnings();
        for (int i = 0; i < texts.size(); i++) {
            warnings.add(texts, i);
        }
        return warnings.headers;
    }

    /** Once they are too many, all that went before are cut short, and what follows until they are too many again. */
    private void add(List<String> texts, int index) {
        if (shortening && written >= MOST_RUNES) {
            return;
        }
        if (shortening || written + runes(texts.get(index)) <= MOST_RUNES) {
            write(texts.get(index));
            return;
        }
        shortening = true;
        written = 0;
        headers.clear();
        texts.subList(0, index + 1).forEach(this::write);
    }

    private void write(String text) {
        String shown = shortening ? shorten(text) : text;
        quote(shown).ifPresent(header -> {
            headers.add(header);
            written += runes(shown);
        });
    }

    private static int runes(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shorten(String text) {
        return runes(text) <= SHORTENED_RUNES ? text : text.substring(0, text.offsetByCodePoints(0, SHORTENED_RUNES));
    }

    /** The text in quotes; none if no header could hold it. */
    private static Optional<String> quote(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of("299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
}
