package dev.annex.cel.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Base 64 as Go reads it with the alphabet of URLs, in which Kubernetes' rules see bytes although its schemas ask for the
 * other one: line breaks do not count, padding does, and of what cannot be read the place is told.
 */
final class UrlBase64 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int GROUP = 4;
    private static final int BITS = 6;

    private final byte[] text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int position;

    private UrlBase64(byte[] text) {
        this.text = text;
    }

    /**
     * The bytes.
     *
     * @throws EvaluationException if the text does not stand for any
     */
    static byte[] decode(String text) {
        UrlBase64 decoder = new UrlBase64(text.getBytes(StandardCharsets.UTF_8));
        while (decoder.position < decoder.text.length) {
            decoder.group();
        }
        return decoder.bytes.toByteArray();
    }

    /** Reads four characters, or fewer and padding, and then nothing may follow. */
    private void group() {
        int value = 0;
        for (int i = 0; i < GROUP; i++) {
            skipLineBreaks();
            if (position == text.length) {
                if (i == 0) {
                    return;
                }
                throw illegal(position - i);
            }
            char c = (char) (text[position++] & 0xff);
            int bits = ALPHABET.indexOf(c);
            if (bits < 0) {
                padding(c, i);
                write(value << (BITS * (GROUP - i)), i - 1);
                return;
            }
            value = (value << BITS) | bits;
        }
        write(value, GROUP - 1);
    }

    private void padding(char c, int index) {
        if (c != '=' || index < 2) {
            throw illegal(position - 1);
        }
        if (index == 2) {
            skipLineBreaks();
            if (position == text.length) {
                throw illegal(position);
            }
            if (text[position] != '=') {
                throw illegal(position - 1);
            }
            position++;
        }
        skipLineBreaks();
        if (position < text.length) {
            throw illegal(position);
        }
    }

    private void write(int group, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write(group >> (8 * (2 - i)));
        }
    }

    private void skipLineBreaks() {
        while (position < text.length && (text[position] == '\n' || text[position] == '\r')) {
            position++;
        }
    }

    private static EvaluationException illegal(int position) {
        return new EvaluationException("illegal base64 data at input byte " + position);
    }
}
