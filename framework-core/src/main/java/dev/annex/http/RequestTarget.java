package dev.annex.http;

import java.util.BitSet;
import java.util.HexFormat;

/**
 * The target of a request, path and query, as people write it into their terminals: Go's servers take nearly every
 * character as it is, {@link java.net.URI} few.
 */
public final class RequestTarget {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final BitSet PATH = set(LETTERS + "0123456789" + "_-!.~'()*,;:$&+=@/");
    private static final BitSet QUERY = set("?[]");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    static {
        QUERY.or(PATH);
    }

    private RequestTarget() {}

    private static BitSet set(String characters) {
        BitSet set = new BitSet(128);
        characters.chars().forEach(set::set);
        return set;
    }

    /**
     * The target with everything escaped that has to be, each character being one byte as it was sent. Pairs of the
     * query whose escapes are broken are left out: they do not count (see {@link Query}).
     *
     * @throws IllegalArgumentException for what is no target: control characters, broken escapes in the path, a path
     *     that does not begin with a slash
     */
    public static String escaped(String sent) {
        int path = beginOfPath(sent);
        int question = sent.indexOf('?', path);
        int end = question < 0 ? sent.length() : question;
        if (isClean(sent, path, end, PATH) && isClean(sent, Math.min(end + 1, sent.length()), sent.length(), QUERY)) {
            return sent;
        }
        StringBuilder target = new StringBuilder(sent.length() + 16).append(sent, 0, path);
        if (!append(target, sent, path, end, PATH)) {
            throw new IllegalArgumentException("the path has a broken escape");
        }
        if (question >= 0) {
            target.append('?');
            appendQuery(target, sent, question + 1);
        }
        return target.toString();
    }

    private static int beginOfPath(String sent) {
        if (sent.startsWith("/") || sent.equals("*")) {
            return 0;
        }
        int colon = sent.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("a target begins with a slash");
        }
        int slash = sent.indexOf('/', sent.startsWith("://", colon) ? colon + 3 : colon);
        return slash < 0 ? sent.length() : slash;
    }

    private static boolean isClean(String sent, int from, int to, BitSet legal) {
        for (int i = from; i < to; i++) {
            char character = sent.charAt(i);
            if (!legal.get(character) && !(character == '%' && isEscape(sent, i, to))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(String sent, int percent, int to) {
        return percent + 2 < to
                && HexFormat.isHexDigit(sent.charAt(percent + 1))
                && HexFormat.isHexDigit(sent.charAt(percent + 2));
    }

    private static void appendQuery(StringBuilder target, String sent, int from) {
        int length = sent.length();
        for (int begin = from; begin <= length; ) {
            int ampersand = sent.indexOf('&', begin);
            int end = ampersand < 0 ? length : ampersand;
            int before = target.length();
            if (!append(target, sent, begin, end, QUERY)) {
                target.setLength(before);
            }
            if (ampersand >= 0) {
                target.append('&');
            }
            begin = end + 1;
        }
    }

    /** Appends what is between two places, escaped; false if an escape in it is broken. */
    private static boolean append(StringBuilder target, String sent, int from, int to, BitSet legal) {
        boolean whole = true;
        for (int i = from; i < to; i++) {
            char character = sent.charAt(i);
            if (character < ' ' || character == 0x7f) {
                throw new IllegalArgumentException("a target has no control characters");
            }
            if (character == '%') {
                whole &= isEscape(sent, i, to);
                target.append(character);
            } else if (legal.get(character)) {
                target.append(character);
            } else {
                HEX.toHexDigits(target.append('%'), (byte) character);
            }
        }
        return whole;
    }
}
