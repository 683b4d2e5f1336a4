package dev.annex.storage.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.annex.codec.Json;
import dev.annex.storage.Entry;
import dev.annex.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads a file, entry by entry, and checks at its end that it is whole. */
final class ExportReader implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final MappingIterator<JsonNode> lines;
    private final Heading heading;
    private final Checksum checksum;
    private long entries;
    private boolean ended;

    ExportReader(Path file) {
        this.file = file;
        try {
            lines = Json.mapper()
                    .readerFor(JsonNode.class)
                    .readValues(new GZIPInputStream(Files.newInputStream(file), BUFFER));
            heading = Heading.of(line());
            checksum = new Checksum(heading);
        } catch (IOException | StorageException e) {
            throw unreadable(e);
        }
    }

    private JsonNode line() throws IOException {
        if (!lines.hasNextValue()) {
            throw new StorageException("it is cut off after " + entries + " entries");
        }
        return lines.nextValue();
    }

    Heading heading() {
        return heading;
    }

    /** The next entry; empty at the end of the file, once it has been found to be whole. */
    Optional<Entry> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            JsonNode line = line();
            if (line.has("sha256")) {
                checkWhole(line);
                ended = true;
                return Optional.empty();
            }
            Entry entry = entry(line);
            checksum.add(entry);
            entries++;
            return Optional.of(entry);
        } catch (IOException | StorageException e) {
            throw unreadable(e);
        }
    }

    private static Entry entry(JsonNode line) throws IOException {
        JsonNode text = line.get("value");
        JsonNode base64 = line.get("base64");
        if (!line.path("key").isTextual()
                || !line.path("revision").isIntegralNumber()
                || (text == null) == (base64 == null)) {
            throw new StorageException("it has a line that is no entry");
        }
        byte[] value = text != null ? text.asText().getBytes(UTF_8) : base64.binaryValue();
        return new Entry(line.path("key").asText(), value, line.path("revision").asLong());
    }

    private void checkWhole(JsonNode last) {
        if (last.path("entries").asLong() != entries
                || !last.path("sha256").asText().equals(checksum.hex())) {
            throw new StorageException("its checksum is wrong: it has been changed or damaged");
        }
    }

    private StorageException unreadable(Exception cause) {
        return new StorageException("the export " + file + " cannot be read: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
