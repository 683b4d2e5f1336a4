package dev.annex.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes made of parts that are not copied until they are written. Not thread-safe. */
public final class Splice {

    private final List<Part> parts = new ArrayList<>();
    private long length;

    /**
     * A stretch of an array.
     *
     * @param bytes the array, not to be changed
     * @param offset where the stretch begins
     * @param length how long it is
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
    public record Part(byte[] bytes, int offset, int length) {}

    /** Appends text. */
    public Splice add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends all of an array, which must not be changed any more. */
    public Splice add(byte[] bytes) {
        return add(bytes, 0);
    }

    /** Appends an array from an offset on. */
    public Splice add(byte[] bytes, int offset) {
        parts.add(new Part(bytes, offset, bytes.length - offset));
        length += bytes.length - offset;
        return this;
    }

    /** How many bytes there are. */
    public long length() {
        return length;
    }

    /** The parts, in order. */
    public List<Part> parts() {
        return parts;
    }

    /** All bytes in one array. */
    public byte[] toByteArray() {
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) length);
        for (Part part : parts) {
            all.write(part.bytes(), part.offset(), part.length());
        }
        return all.toByteArray();
    }
}
