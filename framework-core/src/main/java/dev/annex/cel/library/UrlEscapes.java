package dev.annex.cel.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What may stand in the parts of a URL as it is, and how the rest is written. */
final class UrlEscapes {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String PATH = UNRESERVED + "$&+,/:;=@";
    private static final String RAW_PATH = PATH + "!'()*[]%";
    private static final String HOST = UNRESERVED + "!$&'()*+,;=:[]<>\"";
    private static final String HEX = "0123456789ABCDEF";

    private UrlEscapes() {}

    /**
     * The text without escapes.
     *
     * @throws Url.Malformed if an escape is none
     */
    static String unescape(String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                bytes.write(escaped(source, i));
                i += 2;
            } else {
                bytes.write(plusIsSpace && source[i] == '+' ? ' ' : source[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escaped(byte[] source, int at) {
        int high = at + 1 < source.length ? Character.digit(source[at + 1], 16) : -1;
        int low = at + 2 < source.length ? Character.digit(source[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            int end = Math.min(at + 3, source.length);
            throw new Url.Malformed(
                    "invalid URL escape \"" + new String(source, at, end - at, StandardCharsets.UTF_8) + "\"");
        }
        return high * 16 + low;
    }

    /** The path as it was written if that is well-formed, else escaped anew. */
    static String path(String raw) {
        if (raw.chars().allMatch(c -> RAW_PATH.indexOf(c) >= 0)) {
            return raw;
        }
        StringBuilder path = new StringBuilder();
        for (byte b : unescape(raw, false).getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PATH.indexOf(b) >= 0) {
                path.append((char) b);
            } else {
                path.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return path.toString();
    }

    /**
     * Checks a host.
     *
     * @throws Url.Malformed if a character may not stand in one
     */
    static String host(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '%') {
                throw new Url.Malformed(
                        "invalid URL escape \"" + host.substring(i, Math.min(i + 3, host.length())) + "\"");
            }
            if (c < 128 && HOST.indexOf(c) < 0) {
                throw new Url.Malformed("invalid character \"" + c + "\" in host name");
            }
        }
        return host;
    }
}
