package dev.annex.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** Values that show whether they are whole: a text, a filling of some length, and a sum over both. */
final class Content {

    private static final int SHORTEST = 100;
    private static final int LONGEST = 5_000;

    private Content() {}

    static byte[] of(String text, int seed) {
        String content = text + " " + "x".repeat(SHORTEST + seed * 7919 % LONGEST);
        return (content + " " + sum(content)).getBytes(UTF_8);
    }

    static boolean isWhole(byte[] value) {
        String content = new String(value, UTF_8);
        int end = content.lastIndexOf(' ');
        return end > 0 && content.substring(end + 1).equals(sum(content.substring(0, end)));
    }

    static String text(byte[] value) {
        return new String(value, UTF_8).split(" ", 2)[0];
    }

    private static String sum(String content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
