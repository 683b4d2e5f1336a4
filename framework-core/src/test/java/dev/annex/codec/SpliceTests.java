package dev.annex.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists are cut into buffers wherever these end, also within an object. */
class SpliceTests {

    private static final String TEXT = "onetwothreefourfivesix";

    private static Splice splice() {
        return new Splice()
                .add("")
                .add("one")
                .add("..two".getBytes(StandardCharsets.UTF_8), 2)
                .add("three")
                .expect(100)
                .add("four")
                .add("")
                .add("five")
                .add("six");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 21, 22, 100})
    void readsInPiecesOfAnySize(int size) {
        Splice.Reader rest = splice().reader();
        StringBuilder read = new StringBuilder();
        while (rest.left() > 0) {
            ByteBuffer buffer = ByteBuffer.allocate(size);
            rest.fill(buffer);
            read.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
        }
        assertThat(read).hasToString(TEXT);
    }

    @Test
    void writesAll() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        splice().writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(TEXT);
        assertThat(splice().toByteArray()).asString().isEqualTo(TEXT);
        assertThat(splice().length()).isEqualTo(TEXT.length());
        assertThat(new Splice().toByteArray()).isEmpty();
    }
}
