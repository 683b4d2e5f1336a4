package dev.annex.watch;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What is ready of a watch, cut as Go's servers cut it: frames go through a buffer of 2048 bytes, and past it when they
 * are larger and it is empty. Few large chunks cost less than one for each frame.
 */
final class Chunks {

    private static final int BUFFER = 2048;

    private Chunks() {}

    /** The bytes of the frames, in order. */
    static List<byte[]> of(List<byte[]> frames) {
        List<byte[]> chunks = new ArrayList<>();
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER);
        for (byte[] frame : frames) {
            int written = 0;
            while (frame.length - written > BUFFER - buffer.size()) {
                int fits = buffer.size() == 0 ? frame.length - written : BUFFER - buffer.size();
                buffer.write(frame, written, fits);
                chunks.add(buffer.toByteArray());
                buffer.reset();
                written += fits;
            }
            buffer.write(frame, written, frame.length - written);
        }
        if (buffer.size() > 0) {
            chunks.add(buffer.toByteArray());
        }
        return chunks;
    }
}
