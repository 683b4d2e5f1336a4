package dev.annex.http;

import java.util.List;

/** Warnings as headers: agent unknown, quoted, and cut short where there are too many. */
final class Warnings {

    private static final int MOST_RUNES = 4096;
    private static final int SHORTENED_RUNES = 256;

    private Warnings() {}

    static List<String> header(List<String> texts) {
        if (texts.isEmpty()) {
            return texts;
        }
        int total = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
        if (total <= MOST_RUNES) {
            return texts.stream().map(Warnings::quote).toList();
        }
        return texts.stream()
                .limit(MOST_RUNES / SHORTENED_RUNES)
                .map(Warnings::shorten)
                .map(Warnings::quote)
                .toList();
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= SHORTENED_RUNES
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORTENED_RUNES));
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("299 - \"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        return quoted.append('"').toString();
    }
}
