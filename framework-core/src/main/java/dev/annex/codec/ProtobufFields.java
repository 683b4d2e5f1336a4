package dev.annex.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a protobuf message, one after the other, without knowing what they mean. */
final class ProtobufFields {

    private static final int MOST_SHIFT = 63;

    private final byte[] message;
    private int position;

    private ProtobufFields(byte[] message) {
        this.message = message;
    }

    /** What is told of each field. */
    interface Visitor {

        /** There is a field. */
        void field(int number, Value value) throws MalformedBodyException;
    }

    /**
     * A field's value, of which its type on the wire tells one half.
     *
     * @param number a number; 0 if it is something else
     * @param bytes a text or a message; empty if it is something else
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed through, never compared
    record Value(long number, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Tells of all fields. */
    static void read(byte[] message, Visitor visitor) throws MalformedBodyException {
        ProtobufFields fields = new ProtobufFields(message);
        while (fields.position < message.length) {
            long tag = fields.varint();
            visitor.field((int) (tag >>> 3), fields.value((int) (tag & 7)));
        }
    }

    private Value value(int wireType) throws MalformedBodyException {
        return switch (wireType) {
            case 0 -> new Value(varint(), new byte[0]);
            case 1 -> new Value(0, bytes(Long.BYTES));
            case 2 -> new Value(0, bytes(varint()));
            case 5 -> new Value(0, bytes(Integer.BYTES));
            default -> throw new MalformedBodyException("proto: illegal wireType " + wireType);
        };
    }

    private byte[] bytes(long length) throws MalformedBodyException {
        if (length < 0 || length > message.length - position) {
            throw new MalformedBodyException("unexpected EOF");
        }
        int start = position;
        position += (int) length;
        return Arrays.copyOfRange(message, start, position);
    }

    private long varint() throws MalformedBodyException {
        long value = 0;
        for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
            if (position == message.length) {
                throw new MalformedBodyException("unexpected EOF");
            }
            byte next = message[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedBodyException("proto: integer overflow");
    }
}
