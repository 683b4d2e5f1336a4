package dev.annex.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.JsonDocument;
import dev.annex.codec.MalformedBodyException;
import dev.annex.status.Failures;
import java.util.List;

/**
 * A patch that is an object.
 *
 * @param tree the object
 * @param duplicates the fields that stand in it twice, as strict clients are told
 */
record PatchBody(ObjectNode tree, List<String> duplicates) {

    static PatchBody object(byte[] body, String prefix) {
        try {
            JsonDocument document = JsonDocument.read(body);
            if (document.tree() instanceof ObjectNode object) {
                return new PatchBody(object, document.duplicates());
            }
            throw Failures.badRequest(prefix + "the patch has to be an object");
        } catch (MalformedBodyException e) {
            throw Failures.badRequest(prefix + e.getMessage());
        }
    }
}
