package dev.annex.storage.sql;

import dev.annex.storage.KeyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of keys that a range is about.
 *
 * @param from where it begins, as it stands in the database
 * @param to the first key beyond it, likewise; null if it has no end
 */
record KeyBounds(String from, @Nullable String to) {

    static final KeyBounds ALL = new KeyBounds("", null);

    static KeyBounds of(String prefix, String start) {
        String from = KeyOrder.UTF8.compare(start, prefix) > 0 ? start : prefix;
        String to = end(prefix);
        return new KeyBounds(KeyText.of(from), to == null ? null : KeyText.of(to));
    }

    /** The least text above all that begin with the prefix. */
    private static @Nullable String end(String prefix) {
        int length = prefix.length();
        while (length > 0) {
            int last = prefix.codePointBefore(length);
            length -= Character.charCount(last);
            if (last != Character.MAX_CODE_POINT) {
                // no text can hold a surrogate, so that they have to be stepped over
                int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, length) + Character.toString(next);
            }
        }
        return null;
    }

    /** The condition on a column, with one parameter, or two if there is an end. */
    String condition(String column) {
        return column + " >= ?" + (to == null ? "" : " AND " + column + " < ?");
    }
}
