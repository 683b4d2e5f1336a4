package dev.annex.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.registry.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** Keeps the object and its status subresource from writing each other's part (L-70). */
final class StatusIsolation {

    private StatusIsolation() {}

    /** The object as a request may change it: all but the status, or the status alone. */
    static ObjectNode isolate(Target target, ObjectNode next, @Nullable ObjectNode current) {
        if (!target.version().definition().statusSubresource()) {
            return next;
        }
        JsonNode status = next.get("status");
        if (target.subresource().equals("status") && current != null) {
            ObjectNode result = current.deepCopy();
            ObjectMeta metadata = ObjectMeta.of(result);
            metadata.copy("resourceVersion", ObjectMeta.of(next));
            metadata.copy("managedFields", ObjectMeta.of(next));
            set(result, status);
            return result;
        }
        set(next, current == null ? null : current.get("status"));
        return next;
    }

    private static void set(ObjectNode object, @Nullable JsonNode status) {
        if (status == null) {
            object.remove("status");
        } else {
            object.set("status", status);
        }
    }
}
