package dev.annex.storage.sql;

/**
 * How keys stand in the database. PostgreSQL's texts cannot hold a NUL, which names of objects can: it is written as two
 * characters, and so is the one that these begin with, in a way that keeps the order of all keys.
 */
final class KeyText {

    private static final String NUL = "\0";
    private static final String ESCAPE = "\1";
    private static final String ESCAPED_NUL = "\1\1";
    private static final String ESCAPED_ESCAPE = "\1\2";

    private KeyText() {}

    /** The text that stands for a key. */
    static String of(String key) {
        return key.replace(ESCAPE, ESCAPED_ESCAPE).replace(NUL, ESCAPED_NUL);
    }

    /** The key that a text stands for. */
    static String key(String text) {
        return text.replace(ESCAPED_NUL, NUL).replace(ESCAPED_ESCAPE, ESCAPE);
    }
}
