package dev.annex.rendering;

import dev.annex.codec.Json;
import dev.annex.table.Cell;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** JSON of which all is made once but for the ages in it. */
final class AgingBytes {

    private final List<byte[]> pieces;
    private final List<Cell.Age> ages;
    private final int size;

    /** Each age comes after the piece of the same place; the last piece has none. */
    private AgingBytes(List<byte[]> pieces, List<Cell.Age> ages) {
        this.pieces = pieces;
        this.ages = ages;
        this.size = pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    /** Bytes that stay as they are. */
    static AgingBytes ageless(byte[] bytes) {
        return new AgingBytes(List.of(bytes), List.of());
    }

    /** How many bytes are kept. */
    int size() {
        return size;
    }

    /** All of it at the clock's moment. */
    byte[] at(Clock clock) {
        if (ages.isEmpty()) {
            return pieces.get(0);
        }
        Instant now = clock.instant();
        ByteArrayOutputStream all = new ByteArrayOutputStream(size + 16 * ages.size());
        for (int i = 0; i < ages.size(); i++) {
            all.writeBytes(pieces.get(i));
            all.writeBytes(Json.bytes(ages.get(i).at(now)));
        }
        all.writeBytes(pieces.get(ages.size()));
        return all.toByteArray();
    }

    /** Puts such bytes together. */
    static final class Writer {

        private final List<byte[]> pieces = new ArrayList<>();
        private final List<Cell.Age> ages = new ArrayList<>();
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

        Writer write(String text) {
            return write(text.getBytes(StandardCharsets.UTF_8));
        }

        Writer write(byte[] bytes) {
            piece.writeBytes(bytes);
            return this;
        }

        Writer write(Cell.Age age) {
            pieces.add(piece.toByteArray());
            piece.reset();
            ages.add(age);
            return this;
        }

        AgingBytes done() {
            pieces.add(piece.toByteArray());
            return new AgingBytes(List.copyOf(pieces), List.copyOf(ages));
        }
    }
}
