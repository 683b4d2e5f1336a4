package dev.annex.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.registry.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the same owner from being named twice (L-34, R-49). */
final class OwnerReferences {

    private OwnerReferences() {}

    /** Before admission. */
    static void deduplicate(ObjectNode object, Consumer<String> warnings) {
        deduplicate(object, "", warnings);
    }

    /** After mutating admission. */
    static void deduplicateAdmitted(ObjectNode object, Consumer<String> warnings) {
        deduplicate(object, " after mutating admission happens", warnings);
    }

    private static void deduplicate(ObjectNode object, String when, Consumer<String> warnings) {
        if (!(ObjectMeta.of(object).json().get("ownerReferences") instanceof ArrayNode owners)) {
            return;
        }
        Set<JsonNode> distinct = new LinkedHashSet<>();
        List<String> doubled = new ArrayList<>();
        for (JsonNode owner : owners) {
            if (!distinct.add(owner)) {
                doubled.add(owner.path("uid").asText(""));
            }
        }
        if (doubled.isEmpty()) {
            return;
        }
        ArrayNode kept = Json.array();
        distinct.forEach(kept::add);
        ObjectMeta.of(object).json().set("ownerReferences", kept);
        warnings.accept(".metadata.ownerReferences contains duplicate entries" + when + "; API server dedups owner"
                + " references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s)"
                + " observed: " + String.join(", ", doubled));
    }
}
