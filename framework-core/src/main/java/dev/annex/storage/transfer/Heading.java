package dev.annex.storage.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.storage.StorageException;

/**
 * The first line of a file.
 *
 * @param prefix what all keys in it begin with
 * @param revision the store's revision at which it shows the objects
 */
record Heading(String prefix, long revision) {

    private static final String FORMAT = "annex-export";

    /** Raised whenever older versions could not read the file rightly. */
    private static final int VERSION = 1;

    ObjectNode toJson() {
        return Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("prefix", prefix)
                .put("revision", revision);
    }

    static Heading of(JsonNode line) {
        if (!line.path("format").asText().equals(FORMAT)) {
            throw new StorageException("it does not begin as an export does");
        }
        if (line.path("version").asInt() != VERSION) {
            throw new StorageException("it has version " + line.path("version").asText()
                    + " of the format, and this version of Annex reads " + VERSION);
        }
        return new Heading(line.path("prefix").asText(), line.path("revision").asLong());
    }
}
