package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A JSON document of a client's that need not be an object of some kind, such as a patch.
 *
 * @param tree the document with its numbers as they were written; where a field stood there twice, its last value
 * @param duplicates the fields that stood there twice, as strict clients are told: {@code duplicate field "a.b"}
 */
public record JsonDocument(JsonNode tree, List<String> duplicates) {

    /**
     * Reads a document.
     *
     * @throws MalformedBodyException if the bytes are no JSON
     */
    public static JsonDocument read(byte[] body) throws MalformedBodyException {
        JsonReader reader =
                new JsonReader(new String(body, StandardCharsets.UTF_8), JsonReader.Mode.NUMBERS_AS_WRITTEN);
        JsonNode tree = reader.read();
        return new JsonDocument(
                tree,
                reader.duplicates().stream()
                        .map(path -> "duplicate field \"" + path + "\"")
                        .toList());
    }
}
