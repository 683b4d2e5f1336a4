package dev.annex.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes made of parts that are not copied until they are written. Not thread-safe. */
public final class Splice {

    private static final int FEW = 4;

    private byte[][] parts = new byte[FEW][];
    private int[] offsets = new int[FEW];
    private int count;
    private long length;

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
        if (count == parts.length) {
            grow(2 * count);
        }
        parts[count] = bytes;
        offsets[count] = offset;
        count++;
        length += bytes.length - offset;
        return this;
    }

    /** Makes room for so many further parts. */
    public Splice expect(int more) {
        if (count + more > parts.length) {
            grow(count + more);
        }
        return this;
    }

    private void grow(int size) {
        parts = Arrays.copyOf(parts, size);
        offsets = Arrays.copyOf(offsets, size);
    }

    /** How many bytes there are. */
    public long length() {
        return length;
    }

    /** Writes all bytes. */
    public void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(parts[i], offsets[i], parts[i].length - offsets[i]);
        }
    }

    /** All bytes in one array. */
    public byte[] toByteArray() {
        byte[] all = new byte[Math.toIntExact(length)];
        reader().fill(ByteBuffer.wrap(all));
        return all;
    }

    /** Reads the bytes from their beginning; nothing may be appended meanwhile. */
    public Reader reader() {
        return new Reader();
    }

    /** A place in the bytes, before which all have been read. */
    public final class Reader {

        private int part;
        private int at = count == 0 ? 0 : offsets[0];
        private long left = length;

        private Reader() {}

        /** How many bytes have not been read. */
        public long left() {
            return left;
        }

        /** Reads as many bytes as there are, or as there is room for. */
        public void fill(ByteBuffer target) {
            int room = (int) Math.min(target.remaining(), left);
            left -= room;
            while (room > 0) {
                byte[] bytes = parts[part];
                int copied = Math.min(room, bytes.length - at);
                target.put(bytes, at, copied);
                room -= copied;
                at += copied;
                if (at == bytes.length) {
                    part++;
                    at = part < count ? offsets[part] : 0;
                }
            }
        }
    }
}
