package dev.annex.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a protobuf message, one after the other, without knowing what they mean. */
public final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A field that holds a text. */
    public ProtobufWriter text(int number, String value) {
        return bytes(number, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A field that holds bytes, or a message. */
    public ProtobufWriter bytes(int number, byte[] value) {
        tag(number, LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** A field that holds true or false. */
    public ProtobufWriter flag(int number, boolean value) {
        return whole(number, value ? 1 : 0);
    }

    /** A field that holds a whole number. */
    public ProtobufWriter whole(int number, long value) {
        tag(number, VARINT);
        varint(value);
        return this;
    }

    /** A field that holds a number of double precision. */
    public ProtobufWriter real(int number, double value) {
        tag(number, EIGHT_BYTES);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }

    /** The message so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private void tag(int number, int wireType) {
        varint(((long) number << 3) | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
