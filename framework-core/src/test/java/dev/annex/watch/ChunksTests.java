package dev.annex.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksTests {

    private static byte[] frame(int size, int seed) {
        byte[] frame = new byte[size];
        for (int i = 0; i < size; i++) {
            frame[i] = (byte) (seed + i);
        }
        return frame;
    }

    private static List<Integer> sizes(String text) {
        List<Integer> sizes = new ArrayList<>();
        for (String size : text.isEmpty() ? new String[0] : text.split(" ")) {
            sizes.add(Integer.valueOf(size));
        }
        return sizes;
    }

    private static List<Byte> bytes(List<byte[]> pieces) {
        List<Byte> bytes = new ArrayList<>();
        for (byte[] piece : pieces) {
            for (byte each : piece) {
                bytes.add(each);
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "700, 700",
        "700 700, 1400",
        "700 700 700 700, 2048 752",
        "1024 1024, 2048",
        "2048 1, 2048 1",
        "5000, 5000",
        "5000 1, 5000 1",
        "1 5000, 2048 2953",
        "1 2048 2047, 2048 2048",
        "3000 500 3000 10, 3000 2048 1462"
    })
    void areWhatGoWrites(String frames, String chunks) { // W-40
        List<byte[]> given = new ArrayList<>();
        sizes(frames).forEach(size -> given.add(frame(size, given.size())));

        List<byte[]> cut = Chunks.of(given);

        assertThat(cut.stream().map(chunk -> chunk.length)).isEqualTo(sizes(chunks));
        assertThat(bytes(cut)).isEqualTo(bytes(given));
    }
}
