package dev.annex.storage;

import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;

/** Orders texts by their UTF-8 bytes, which is by code points: the order of every list (W-20). */
public enum KeyOrder implements Comparator<String>, Serializable {
    /** The one order. */
    UTF8;

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * The least text that comes after all that begin with a folder.
     *
     * @throws IllegalArgumentException if it does not end in a slash
     */
    public static String afterFolder(String folder) {
        if (!folder.endsWith("/")) {
            throw new IllegalArgumentException(folder + " does not end in a slash");
        }
        return folder.substring(0, folder.length() - 1) + (char) ('/' + 1);
    }

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // a surrogate stands for a code point above all others
                boolean high = Character.isSurrogate(a);
                return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
