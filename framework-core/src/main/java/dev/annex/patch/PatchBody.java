package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.JsonDocument;
import dev.annex.codec.MalformedBodyException;
import dev.annex.status.Failures;
import java.util.List;

/**
 * A patch that is an object, or null.
 *
 * @param tree the object or null
 * @param duplicates the fields that stand in it twice, as strict clients are told
 */
record PatchBody(JsonNode tree, List<String> duplicates) {

    /** What clients are told of a patch that is none, if nobody has looked at it more closely. */
    static final String BAD = "Invalid JSON Patch";

    /** Reads a patch; what is wrong with it is told after the prefix. */
    static PatchBody read(byte[] body, String prefix) {
        try {
            JsonDocument document = JsonDocument.read(body);
            if (document.tree().isObject() || document.tree().isNull()) {
                return new PatchBody(document.tree(), document.duplicates());
            }
            throw Failures.badRequest(prefix + "the patch has to be an object");
        } catch (MalformedBodyException e) {
            throw Failures.badRequest(prefix + e.getMessage());
        }
    }

    /** Reads a patch without a word of what is wrong with it. */
    static PatchBody readLeniently(byte[] body) {
        try {
            JsonDocument document = JsonDocument.read(body);
            if (document.tree().isArray()) {
                throw Patch.unprocessable(document.tree(), "a list is no object");
            }
            if (document.tree().isObject()) {
                return new PatchBody(document.tree(), document.duplicates());
            }
            throw Failures.badRequest(BAD);
        } catch (MalformedBodyException e) {
            throw Failures.badRequest(BAD);
        }
    }

    ObjectNode object() {
        return (ObjectNode) tree;
    }
}
