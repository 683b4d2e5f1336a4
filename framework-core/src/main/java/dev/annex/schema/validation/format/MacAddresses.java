package dev.annex.schema.validation.format;

import com.google.re2j.Pattern;

/** MAC addresses of 48 and 64 bits and of InfiniBand, with colons, dashes, dots or nothing in between. */
final class MacAddresses {

    private static final String PAIR = "[0-9a-fA-F]{2}";
    private static final String QUAD = "[0-9a-fA-F]{4}";
    private static final Pattern ADDRESS = Pattern.compile("^(?:"
            + pairs("") + "|" + pairs(":") + "|" + pairs("-") + "|" + QUAD + "(?:(?:\\." + QUAD + "){2}|(?:\\." + QUAD
            + "){3}|(?:\\."
            + QUAD + "){9}))$");

    private MacAddresses() {}

    static boolean isValid(String text) {
        return ADDRESS.matcher(text).find();
    }

    private static String pairs(String separator) {
        String next = "(?:" + separator + PAIR + ")";
        return PAIR + "(?:" + next + "{5}|" + next + "{7}|" + next + "{19})";
    }
}
