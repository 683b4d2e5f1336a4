package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import dev.annex.status.GoValue;
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
 * @param type what the elements' type is called in messages
 */
record MergedList(boolean merges, String mergeKey, @Nullable Schema items, String type) {

    static MergedList of(@Nullable Schema field, String type) {
        return new MergedList(
                StrategicMergePatch.strategies(field).contains(Directives.MERGE),
                field == null
                        ? ""
                        : field.json().path("x-kubernetes-patch-merge-key").asText(""),
                field == null ? null : field.items(),
                type);
    }

    /** The list with a patch applied, or with the patch's scalars deleted from it; both are used up. */
    ArrayNode patch(ArrayNode list, ArrayNode patch, boolean deletes) {
        if (!merges && !deletes) {
            return patch;
        }
        if (list.isEmpty() && patch.isEmpty()) {
            return list;
        }
        if (kind(list, patch) != JsonNodeType.OBJECT) {
            return deletes ? without(list, patch) : inOrder(mergeScalars(list, patch), patch, list);
        }
        if (mergeKey.isEmpty()) {
            throw Failures.plain("cannot merge lists without merge key for " + type);
        }
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        boolean replaces = obey(list, patch, changes);
        if (replaces) {
            changes.forEach(this::key);
            return changes;
        }
        ArrayNode server = list.deepCopy();
        mergeObjects(list, changes);
        return inOrder(list, changes, server);
    }

    /** The one type of all the elements, which may not be lists. */
    static JsonNodeType kind(ArrayNode list, ArrayNode patch) {
        JsonNodeType kind = null;
        for (ArrayNode each : List.of(list, patch)) {
            for (JsonNode element : each) {
                if (kind == null && element.isArray()) {
                    throw Failures.router(
                            Reason.INVALID, "the server rejected our request due to an error in our request");
                }
                if (kind != null && kind != element.getNodeType()) {
                    throw Failures.plain("list element types are not identical: [" + GoValue.print(list) + " "
                            + GoValue.print(patch) + "]");
                }
                kind = element.getNodeType();
            }
        }
        if (kind == null) {
            throw Failures.plain("no elements in any of the given slices");
        }
        return kind;
    }

    private static ArrayNode without(ArrayNode list, ArrayNode patch) {
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

    private static ArrayNode mergeScalars(ArrayNode list, ArrayNode patch) {
        Set<JsonNode> distinct = new LinkedHashSet<>();
        list.forEach(distinct::add);
        patch.forEach(distinct::add);
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        distinct.forEach(merged::add);
        return merged;
    }

    /** Obeys the elements that are directives, sorts out the others; returns whether they replace the list. */
    private boolean obey(ArrayNode list, ArrayNode patch, ArrayNode changes) {
        boolean replaces = false;
        for (JsonNode element : patch) {
            JsonNode directive = element.get(Directives.PATCH);
            if (directive == null) {
                changes.add(element);
                continue;
            }
            switch (directive.isTextual() ? directive.textValue() : "") {
                case Directives.REPLACE -> replaces = true;
                case Directives.DELETE -> removeAll(list, key(element));
                case Directives.MERGE -> throw Failures.plain("merging lists cannot yet be specified in the patch");
                default -> throw Directives.unknown(directive, (ObjectNode) element);
            }
        }
        return replaces;
    }

    private void mergeObjects(ArrayNode list, ArrayNode changes) {
        for (JsonNode change : changes) {
            int at = find(list, key(change));
            if (at < 0) {
                list.add(change);
            } else {
                list.set(
                        at,
                        StrategicMergePatch.merge(
                                (ObjectNode) list.get(at), ((ObjectNode) change).deepCopy(), items, type));
            }
        }
    }

    private JsonNode key(JsonNode element) {
        if (!element.isObject()) {
            throw Failures.plain("expected a map[string]interface {}, but received a " + GoValue.type(element));
        }
        JsonNode key = element.get(mergeKey);
        if (key == null) {
            throw Failures.plain(
                    "map: " + GoValue.print(element) + " does not contain declared merge key: " + mergeKey);
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
            JsonNode element = list.get(i);
            if (!mergeKey.isEmpty() && !element.isObject()) {
                throw Failures.plain("value for key " + i + " is not a map");
            }
            if (identity.equals(mergeKey.isEmpty() ? element : element.get(mergeKey))) {
                return i;
            }
        }
        return -1;
    }

    private JsonNode identity(JsonNode element) {
        return mergeKey.isEmpty() ? element : key(element);
    }

    /** Checks that the elements of a patch are all in the order it gives, and in that order. */
    void checkOrder(ArrayNode patch, ArrayNode order) {
        if (patch.isEmpty() || order.isEmpty()) {
            return;
        }
        List<JsonNode> left = new ArrayList<>();
        patch.forEach(element -> {
            if (!element.isObject() || !element.has(Directives.PATCH)) {
                left.add(element);
            }
        });
        int next = 0;
        for (int i = 0; i < order.size() && next < left.size(); i++) {
            if (identity(left.get(next)).equals(identity(order.get(i)))) {
                next++;
            }
        }
        if (next < left.size()) {
            throw Failures.plain("The order in patch list:\n" + GoValue.print(patch)
                    + "\n doesn't match $setElementOrder list:\n" + GoValue.print(order) + "\n");
        }
    }

    /** The elements that are in the order, in that order, and between them those of the server, in its own order. */
    ArrayNode inOrder(ArrayNode merged, ArrayNode order, ArrayNode server) {
        List<JsonNode> ordered = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        merged.forEach(element -> (find(order, identity(element)) >= 0 ? ordered : others).add(element));
        order.forEach(this::identity);
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
        return find(list, identity(element));
    }
}
