package dev.annex.storage.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.storage.WriteResult;
import dev.annex.storage.memory.MemoryStorage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file between two stores, and what can be wrong with it. */
class TransferTests {

    @TempDir
    Path folder;

    private final Storage source = new MemoryStorage();
    private final Storage target = new MemoryStorage();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("export.gz");
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private static long put(Storage storage, String key, byte[] value) {
        return ((WriteResult.Committed) storage.put(key, value, 0).join()).revision();
    }

    private static long put(Storage storage, String key, String value) {
        return put(storage, key, value.getBytes(UTF_8));
    }

    private static List<Entry> entries(Storage storage) {
        return storage.range("", "", 0, 0).join().entries();
    }

    private Transfer.Outcome export() throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return new Transfer(source, "/r/").exportTo(out);
        }
    }

    private Transfer.Outcome load() {
        return new Transfer(target, "/r/").importFrom(file);
    }

    private List<String> lines() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private void write(List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
        }
    }

    @Test
    void keepsKeysValuesAndRevisions() throws IOException {
        for (int i = 0; i < 1234; i++) {
            put(source, "/r/" + (i * 7919) % 1234, "{\"n\": " + i + ",  \"<\":\"\u00e9\ud83d\udea2\\n\"}");
        }
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        put(source, "/r/bytes", bytes);
        put(source, "/r/nothing", "");
        long last = put(source, "/elsewhere", "x");
        assertThat(export()).isEqualTo(new Transfer.Outcome(1236, last, true, last));
        assertThat(load()).isEqualTo(new Transfer.Outcome(1236, last, true, last));
        assertThat(entries(target))
                .usingRecursiveComparison()
                .isEqualTo(source.range("/r/", "", 0, 0).join().entries());
        assertThat(put(target, "/r/new", "x")).isEqualTo(last + 1);
    }

    @Test
    void writesLinesThatOthersCanRead() throws IOException {
        long revision = put(source, "/r/a", "{\"kind\":\"Buoy\"}");
        export();
        List<JsonNode> lines =
                lines().stream().map(line -> Json.parse(line.getBytes(UTF_8))).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("format").asText()).isEqualTo("annex-export");
        assertThat(lines.get(0).path("version").asInt()).isEqualTo(1);
        assertThat(lines.get(1).path("key").asText()).isEqualTo("/r/a");
        assertThat(lines.get(1).path("revision").asLong()).isEqualTo(revision);
        assertThat(lines.get(1).path("value").asText()).isEqualTo("{\"kind\":\"Buoy\"}");
        assertThat(lines.get(2).path("entries").asInt()).isEqualTo(1);
    }

    @Test
    void movesAnEmptyStore() throws IOException {
        export();
        assertThat(load().entries()).isZero();
    }

    @Test
    void exportsOneRevisionWhileOthersWrite() throws IOException {
        for (int i = 0; i < 2000; i++) {
            put(source, "/r/" + i, "before");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            OutputStream disturbing = new OutputStream() {
                private int disturbances;

                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    put(source, "/r/999999" + disturbances++, "after");
                    out.write(bytes, offset, length);
                }
            };
            assertThat(new Transfer(source, "/r/").exportTo(disturbing).entries())
                    .isEqualTo(2000);
        }
        assertThat(entries(source)).hasSizeGreaterThan(2000);
        load();
        assertThat(entries(target)).hasSize(2000);
    }

    @Test
    void refusesAStoreThatIsNotEmpty() throws IOException {
        put(source, "/r/a", "x");
        export();
        put(target, "/r/z", "x");
        assertThatThrownBy(this::load)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("/r/z");
    }

    @Test
    void goesOnAboveTheOldRevisionsInAStoreThatWasUsed() throws IOException {
        for (int i = 0; i < 10; i++) {
            put(source, "/r/" + i, "x");
        }
        long last = export().revision();
        put(target, "/elsewhere", "x");
        Transfer.Outcome outcome = load();
        assertThat(outcome.revisionsKept()).isFalse();
        assertThat(outcome.now()).isGreaterThanOrEqualTo(last);
        assertThat(entries(target)).hasSize(11);
    }

    @Test
    void refusesAnotherPrefix() throws IOException {
        put(source, "/r/a", "x");
        export();
        assertThatThrownBy(() -> new Transfer(target, "/s/").importFrom(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("/r/")
                .hasMessageContaining("annex.storage.prefix");
    }

    @Test
    void noticesFilesThatWereCutOffOrChanged() throws IOException {
        put(source, "/r/a", "{\"a\":1}");
        put(source, "/r/b", "{\"b\":1}");
        export();
        List<String> whole = lines();
        write(whole.subList(0, 2));
        assertThatThrownBy(this::load).hasMessageContaining("cut off after 1 entries");
        target.delete(
                        "/r/a",
                        entries(target).isEmpty() ? 0 : entries(target).get(0).revision())
                .join();
        write(List.of(whole.get(0), whole.get(1).replace("1}", "2}"), whole.get(2), whole.get(3)));
        assertThatThrownBy(() -> new Transfer(source, "/r/").compareWith(file)).hasMessageContaining("checksum");
        write(List.of(whole.get(0), whole.get(1), whole.get(3)));
        assertThatThrownBy(() -> new Transfer(source, "/r/").compareWith(file)).hasMessageContaining("checksum");
        write(List.of(whole.get(0).replace("\"version\":1", "\"version\":2")));
        assertThatThrownBy(this::load).hasMessageContaining("version 2 of the format");
        write(List.of("{\"apples\":3}"));
        assertThatThrownBy(this::load).hasMessageContaining("does not begin as an export does");
        Files.writeString(file, "my diary");
        assertThatThrownBy(this::load).isInstanceOf(StorageException.class).hasMessageContaining(file.toString());
    }

    @Test
    void namesWhatDiffers() throws IOException {
        put(source, "/r/b", "x");
        put(source, "/r/c", "x");
        put(source, "/r/d", "x");
        export();
        put(target, "/r/a", "x");
        put(target, "/r/b", "x");
        put(target, "/r/c", "y");
        put(target, "/r/e", "x");
        assertThatThrownBy(() -> new Transfer(target, "/r/").compareWith(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("in 4 entries")
                .hasMessageContaining("/r/a is in the store alone")
                .hasMessageContaining("/r/c has another value")
                .hasMessageContaining("/r/d is missing in the store")
                .hasMessageContaining("/r/e is in the store alone");
        assertThat(new Transfer(source, "/r/").compareWith(file).revisionsKept())
                .isTrue();
    }
}
