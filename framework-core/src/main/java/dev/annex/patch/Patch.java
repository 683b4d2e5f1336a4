package dev.annex.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
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
     * @throws dev.annex.status.StatusException with 400 or 413 if it is none
     */
    static Patch json(byte[] body) {
        return JsonPatch.parse(body);
    }

    /**
     * A JSON merge patch (RFC 7386).
     *
     * @throws dev.annex.status.StatusException with 400 if it is none
     */
    static Patch merge(byte[] body) {
        PatchBody patch = PatchBody.object(body, "error decoding patch: ");
        return new MergePatch(patch.tree(), patch.duplicates());
    }

    /**
     * A strategic merge patch of objects of that schema.
     *
     * @throws dev.annex.status.StatusException with 400 if it is none
     */
    static Patch strategic(byte[] body, Schema schema) {
        PatchBody patch = PatchBody.object(body, "");
        return new StrategicMergePatch(patch.tree(), schema, patch.duplicates());
    }
}
