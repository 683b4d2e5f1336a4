package dev.annex.storage.sql;

/**
 * How keys stand in the database. PostgreSQL's texts cannot hold a NUL, which names of objects can: it is written as two
 * characters, and so is the one that these begin with, in a way that keeps the order of all keys.
 */
final class KeyText {

    private static final char NUL = '\0';
    private static final char ESCAPE = '\1';
    private static final String ESCAPED_NUL = "\1\1";
    private static final String ESCAPED_ESCAPE = "\1\2";

    private KeyText() {}

    /** The text that stands for a key. */
    static String of(String key) {
        if (key.indexOf(NUL) < 0 && key.indexOf(ESCAPE) < 0) {
            return key;
        }
        StringBuilder text = new StringBuilder(key.length() + 8);
        for (char c : key.toCharArray()) {
            switch (c) {
                case NUL -> text.append(ESCAPED_NUL);
                case ESCAPE -> text.append(ESCAPED_ESCAPE);
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** The key that a text stands for. */
    static String key(String text) {
        return text.indexOf(ESCAPE) < 0
                ? text
                : text.replace(ESCAPED_NUL, String.valueOf(NUL)).replace(ESCAPED_ESCAPE, String.valueOf(ESCAPE));
    }
}
