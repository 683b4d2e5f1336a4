package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an answer a step does not compare.
 *
 * @param unordered the reference's order is random: failures and discovered resources are compared as sets
 * @param keepItem the name of the only item of a list that is compared; null when all are
 */
record Tolerance(boolean unordered, @Nullable String keepItem, boolean ignoreBody, boolean ignoreHeaders) {

    static final Tolerance NONE = new Tolerance(false, null, false, false);

    private static final Set<Integer> REFUSALS = Set.of(400, 422, 500);

    static Tolerance of(JsonNode step) {
        return new Tolerance(
                step.path("unordered").asBoolean(),
                step.path("keepItem").textValue(),
                step.path("ignoreBody").asBoolean(),
                step.path("ignoreHeaders").asBoolean());
    }

    /** Changes an answer to what of it is compared. */
    void applyTo(ObjectNode answer) {
        if (answer.path("body") instanceof ObjectNode body) {
            keepItem(body);
            if (unordered) {
                Unordered.sort(body);
            }
            if (body.size() == 1 && body.has("paths")) {
                body.put("paths", "<paths>");
            }
        }
        if (ignoreBody) {
            answer.remove("body");
            answer.remove("text");
        }
        if (ignoreHeaders) {
            answer.putObject("headers");
        }
    }

    /**
     * What counts where the reference shows its own internals in the text: status, kind and reason. Where the
     * reference fails with a 500, a client error is as good.
     */
    static ObjectNode loose(ObjectNode answer, ObjectNode expected) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        if (expected.path("status").intValue() == 500
                && REFUSALS.contains(answer.path("status").intValue())) {
            return view.put("status", "4xx-or-500");
        }
        view.set("status", answer.path("status"));
        view.set("kind", orNull(answer.at("/body/kind")));
        view.set("reason", orNull(answer.at("/body/reason")));
        return view;
    }

    private void keepItem(ObjectNode body) {
        if (keepItem == null || !(body.path("items") instanceof ArrayNode items)) {
            return;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items) {
            if (item.at("/metadata/name").asText().equals(keepItem)) {
                kept.add(item);
            }
        }
        body.set("items", kept);
    }

    private static JsonNode orNull(JsonNode found) {
        return found.isMissingNode() ? JsonNodeFactory.instance.nullNode() : found;
    }
}
