package dev.annex.watchcache;

import java.nio.charset.StandardCharsets;

/** Where a body has its resourceVersion: always at its beginning, so that it can be replaced without parsing. */
public final class BodyRevision {

    /** What a body begins with; the digits of the resourceVersion and a quote follow. */
    public static final String PREFIX = "{\"metadata\":{\"resourceVersion\":\"";

    private BodyRevision() {}

    static byte[] replace(byte[] body, long revision) {
        int end = PREFIX.length();
        while (body[end] != '"') {
            end++;
        }
        byte[] digits = Long.toString(revision).getBytes(StandardCharsets.US_ASCII);
        byte[] changed = new byte[PREFIX.length() + digits.length + body.length - end];
        System.arraycopy(body, 0, changed, 0, PREFIX.length());
        System.arraycopy(digits, 0, changed, PREFIX.length(), digits.length);
        System.arraycopy(body, end, changed, PREFIX.length() + digits.length, body.length - end);
        return changed;
    }
}
