package dev.annex.storage.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.annex.codec.Json;
import dev.annex.storage.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.zip.GZIPOutputStream;

/** Writes a file, entry by entry; complete once it is closed after {@link #end()}. */
final class ExportWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final JsonGenerator lines;
    private final Checksum checksum;
    private long entries;

    ExportWriter(OutputStream out, Heading heading) throws IOException {
        lines = Json.mapper().createGenerator(new GZIPOutputStream(out, BUFFER), JsonEncoding.UTF8);
        lines.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        checksum = new Checksum(heading);
        lines.writeTree(heading.toJson());
    }

    void write(Entry entry) throws IOException {
        checksum.add(entry);
        entries++;
        lines.writeStartObject();
        lines.writeStringField("key", entry.key());
        lines.writeNumberField("revision", entry.revision());
        try {
            lines.writeStringField(
                    "value",
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.value())).toString());
        } catch (CharacterCodingException e) {
            // objects are JSON, but a store takes any bytes
            lines.writeBinaryField("base64", entry.value());
        }
        lines.writeEndObject();
    }

    /** Writes the last line, without which the file counts as cut off. */
    long end() throws IOException {
        lines.writeStartObject();
        lines.writeNumberField("entries", entries);
        lines.writeStringField("sha256", checksum.hex());
        lines.writeEndObject();
        lines.writeRaw('\n');
        return entries;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
