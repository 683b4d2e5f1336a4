package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a list is patched: replaced, or merged element by element, told apart by a merge key or, if they are scalars, by
 * their values.
 *
 * @param merges whether it is merged
 * @param mergeKey the key, empty for scalars
 * @param items the schema of the elements; null if unknown
 */
record MergedList(boolean merges, String mergeKey, @Nullable Schema items) {

    static MergedList of(@Nullable Schema field) {
        return new MergedList(
                StrategicMergePatch.strategies(field).contains("merge"),
                field == null
                        ? ""
                        : field.json().path("x-kubernetes-patch-merge-key").asText(""),
                field == null ? null : field.items());
    }

    /** The list with a patch applied, or with the patch's scalars deleted from it. */
    ArrayNode merge(ArrayNode list, ArrayNode patch, boolean deletes) {
        if (deletes) {
            Set<JsonNode> gone = new LinkedHashSet<>();
            patch.forEach(gone::add);
            ArrayNode rest = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> {
                if (!gone.contains(element)) {
                    rest.add(element);
                }
            });
            return rest;
        }
        if (!merges) {
            return (ArrayNode) Directives.plain(patch);
        }
        if (list.isEmpty() && patch.isEmpty()) {
            return list;
        }
        ArrayNode original = list.deepCopy();
        ArrayNode merged = objects(list, patch) ? mergeObjects(list, patch) : mergeScalars(list, patch);
        return inOrder(merged, patch, original);
    }

    /** Whether the elements are objects; they have to be all of one kind, and may not be lists. */
    private static boolean objects(ArrayNode list, ArrayNode patch) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        patch.forEach(elements::add);
        if (elements.get(0).isArray()) {
            throw Failures.router(Reason.INVALID, "the server rejected our request due to an error in our request");
        }
        boolean objects = elements.get(0).isObject();
        if (elements.stream().anyMatch(element -> element.isObject() != objects)) {
            throw Failures.plain("list element types are not identical");
        }
        return objects;
    }

    private static ArrayNode mergeScalars(ArrayNode list, ArrayNode patch) {
        Set<JsonNode> distinct = new LinkedHashSet<>();
        list.forEach(distinct::add);
        patch.forEach(distinct::add);
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        distinct.forEach(merged::add);
        return merged;
    }

    private ArrayNode mergeObjects(ArrayNode list, ArrayNode patch) {
        if (mergeKey.isEmpty()) {
            throw Failures.plain("cannot merge lists without merge key");
        }
        List<ObjectNode> changes = new ArrayList<>();
        boolean replaces = false;
        for (JsonNode element : patch) {
            ObjectNode change = (ObjectNode) element;
            switch (change.path(Directives.PATCH).asText("")) {
                case "" -> changes.add(change);
                case "replace" -> replaces = true;
                case "delete" -> removeAll(list, key(change));
                default ->
                    throw Failures.plain("unknown patch type found: "
                            + change.get(Directives.PATCH).asText(""));
            }
        }
        if (replaces) {
            list.removeAll();
        }
        for (ObjectNode change : changes) {
            JsonNode key = key(change);
            int at = find(list, key);
            if (at < 0) {
                list.add(Directives.plain(change));
            } else {
                list.set(at, StrategicMergePatch.merge((ObjectNode) list.get(at), change, items));
            }
        }
        return list;
    }

    private JsonNode key(JsonNode element) {
        JsonNode key = element.get(mergeKey);
        if (key == null) {
            throw Failures.plain("map: " + element + " does not contain declared merge key: " + mergeKey);
        }
        return key;
    }

    private void removeAll(ArrayNode list, JsonNode key) {
        for (int at = find(list, key); at >= 0; at = find(list, key)) {
            list.remove(at);
        }
    }

    private int find(ArrayNode list, JsonNode identity) {
        for (int i = 0; i < list.size(); i++) {
            if (identity.equals(identity(list.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable JsonNode identity(JsonNode element) {
        return mergeKey.isEmpty() || !element.isObject() ? element : element.get(mergeKey);
    }

    /** The elements that are in the order, in that order, and between them those of the server, in its own order. */
    ArrayNode inOrder(ArrayNode merged, ArrayNode order, ArrayNode server) {
        List<JsonNode> ordered = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        merged.forEach(element -> {
            JsonNode identity = identity(element);
            boolean listed = identity != null && find(order, identity) >= 0;
            (listed ? ordered : others).add(element);
        });
        ordered.sort((a, b) -> Integer.compare(position(order, a), position(order, b)));
        others.sort((a, b) -> Integer.compare(position(server, a), position(server, b)));
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        int left = 0;
        int right = 0;
        while (left < others.size() || right < ordered.size()) {
            boolean takeLeft = right >= ordered.size();
            if (!takeLeft && left < others.size()) {
                int leftAt = position(server, others.get(left));
                int rightAt = position(server, ordered.get(right));
                takeLeft = leftAt >= 0 && rightAt >= 0 && leftAt < rightAt;
            }
            result.add(takeLeft ? others.get(left++) : ordered.get(right++));
        }
        return result;
    }

    private int position(ArrayNode list, JsonNode element) {
        JsonNode identity = identity(element);
        return identity == null ? -1 : find(list, identity);
    }
}
