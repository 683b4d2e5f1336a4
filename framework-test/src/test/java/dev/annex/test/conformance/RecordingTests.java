package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadLikeAResource() throws IOException {
        Path file = folder.resolve("one.json");
        Files.writeString(file, "{\"scenarios\": [{\"id\": \"a\", \"area\": \"x\", \"steps\": []}]}");

        assertThat(Recording.fromFile(file).scenarioIds()).containsExactly("a");
        assertThat(Recording.fromResource("conformance/things.json").scenarioIds())
                .startsWith("create-then-get", "create-large");
    }

    @Test
    void whatIsNoRecordingIsRefused() {
        assertThatThrownBy(() -> Recording.fromResource("conformance/absent.json"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("conformance/absent.json");
        assertThatThrownBy(() -> Recording.of(JsonMapper.builder().build().createObjectNode()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Recording.of(JsonMapper.builder()
                        .build()
                        .readTree("{\"scenarios\": [{\"id\": \"a\", \"area\": \"x\", \"steps\": [{}]}]}")))
                .hasMessageContaining("without what is expected");
    }
}
