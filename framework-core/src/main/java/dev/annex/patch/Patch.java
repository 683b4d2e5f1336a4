package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.util.List;

/** A change of an object, decoded once and applied as often as the compare-and-swap loop asks for it. */
public interface Patch {

    /**
     * The object with the change made.
     *
     * @param current the object as it is, which is not changed
     * @throws dev.annex.status.StatusException with 400, 422 or 500 if the change cannot be made
     */
    ObjectNode apply(ObjectNode current);

    /** What strict clients are to be told of the patch itself: doubled and unknown fields in it. */
    List<String> strictWarnings();

    /**
     * A JSON patch (RFC 6902).
     *
     * @param strict whether fields of operations that are of a wrong type are found before any operation is carried out
     * @throws dev.annex.status.StatusException with 400 or 413 if it is none
     */
    static Patch json(byte[] body, boolean strict) {
        return JsonPatch.parse(body, strict);
    }

    /**
     * A JSON merge patch (RFC 7386).
     *
     * @param strict whether a list is refused at once; otherwise it is taken as the new object, which it cannot be
     * @throws dev.annex.status.StatusException with 400 or 422 if it is none
     */
    static Patch merge(byte[] body, boolean strict) {
        PatchBody patch = strict ? PatchBody.read(body, "error decoding patch: ") : PatchBody.readLeniently(body);
        if (patch.tree().isNull()) {
            throw Failures.badRequest(PatchBody.BAD);
        }
        return new MergePatch(patch.object(), patch.duplicates());
    }

    /**
     * A strategic merge patch of objects of that schema.
     *
     * @param kind their kind, for messages
     * @throws dev.annex.status.StatusException with 400 if it is none
     */
    static Patch strategic(byte[] body, Schema schema, String kind) {
        PatchBody patch = PatchBody.read(body, "");
        return new StrategicMergePatch(
                patch.tree().isNull() ? Json.object() : patch.object(), schema, kind, patch.duplicates());
    }

    /**
     * What the client is told if what the patch made is no object of the kind (P-04): a failure with 422.
     *
     * @param patched what it made
     * @param why what is wrong with it
     */
    static StatusException unprocessable(JsonNode patched, String why) {
        FieldError error = new FieldError(FieldError.Type.INVALID, FieldPath.of("patch"), Json.text(patched), why);
        return Failures.invalid("", "", "", "", List.of(error));
    }
}
