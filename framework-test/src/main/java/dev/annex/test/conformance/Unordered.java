package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts what a reference server lists in the random order of its maps: discovered resources, verbs, failures. */
final class Unordered {

    private Unordered() {}

    static void sort(ObjectNode body) {
        sort(body.path("resources"), by("name"));
        sort(body.path("resources"), by("resource"));
        sort(body.path("subresources"), by("subresource"));
        sort(body.path("verbs"), Comparator.comparing(JsonNode::asText));
        for (JsonNode member : body) {
            if (member instanceof ArrayNode list) {
                list.forEach(item -> {
                    if (item instanceof ObjectNode object) {
                        sort(object);
                    }
                });
            }
        }
        if (body.has("message")) {
            sortFailures(body);
        }
    }

    /** The message of a Status lists its causes once more, as {@code [field: message, …]}. */
    private static void sortFailures(ObjectNode status) {
        JsonNode causes = status.at("/details/causes");
        List<String> parts = new ArrayList<>();
        for (JsonNode cause : causes) {
            String part = cause.path("field").asText("None") + ": "
                    + cause.path("message").asText("None");
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        List<String> sorted = parts.stream().sorted().toList();
        status.put("message", status.path("message").asText().replace(bracketed(parts), bracketed(sorted)));
        sort(causes, by("field").thenComparing(by("message")));
    }

    private static String bracketed(List<String> parts) {
        return "[" + String.join(", ", parts) + "]";
    }

    private static void sort(JsonNode list, Comparator<JsonNode> order) {
        if (list instanceof ArrayNode array) {
            List<JsonNode> items = new ArrayList<>();
            array.forEach(items::add);
            items.sort(order);
            array.removeAll();
            array.addAll(items);
        }
    }

    private static Comparator<JsonNode> by(String key) {
        return Comparator.comparing(item -> item.path(key).asText());
    }
}
