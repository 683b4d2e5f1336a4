package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document (RFC 6901), with the latitude of the library that Kubernetes uses: an index may count from a
 * list's end, and what stands before the first slash is passed over (P-12).
 *
 * @param tokens the steps to it; none for the document itself
 */
record JsonPointer(List<String> tokens) {

    static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new PatchFailedException("\"" + text + "\" is no JSON pointer");
        }
        return new JsonPointer(Arrays.stream(text.substring(slash + 1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    boolean whole() {
        return tokens.isEmpty();
    }

    private String last() {
        return tokens.get(tokens.size() - 1);
    }

    /** The container of the place; fails if there is none. */
    private JsonNode container(JsonNode document) {
        if (whole()) {
            throw new PatchFailedException("the document itself is in nothing");
        }
        JsonNode node = document;
        for (String token : tokens.subList(0, tokens.size() - 1)) {
            JsonNode next = child(node, token);
            if (next == null) {
                throw new PatchFailedException("there is nothing at " + token);
            }
            node = next;
        }
        if (!node.isContainerNode()) {
            throw new PatchFailedException("the place is in neither an object nor a list");
        }
        return node;
    }

    /** The value at the place; null if an object does not have it; fails if a list does not. */
    @Nullable
    JsonNode find(JsonNode document) {
        return child(container(document), last());
    }

    private static @Nullable JsonNode child(JsonNode node, String token) {
        if (node instanceof ArrayNode list) {
            return list.get(index(token, list.size() - 1, list.size()));
        }
        return node instanceof ObjectNode object ? object.get(token) : null;
    }

    /** Puts the fields of all objects on the way to the place into alphabetical order, those not yet sorted. */
    void sortContainers(JsonNode document, Set<JsonNode> sorted) {
        JsonNode node = document;
        for (String token : tokens) {
            if (node instanceof ObjectNode object) {
                if (sorted.add(object)) {
                    sort(object);
                }
                node = object.path(token);
            } else if (node instanceof ArrayNode list && token.matches("\\d{1,9}")) {
                node = list.path(Integer.parseInt(token));
            } else {
                return;
            }
        }
    }

    private static void sort(ObjectNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        object.removeAll();
        object.setAll(fields);
    }

    void add(JsonNode document, JsonNode value) {
        JsonNode container = container(document);
        if (container instanceof ArrayNode list) {
            int index = last().equals("-") ? list.size() : index(last(), list.size(), list.size() + 1);
            list.insert(index, value);
        } else {
            ((ObjectNode) container).set(last(), value);
        }
    }

    /** Puts a value in the place of another; in an object there need not be another. */
    void replace(JsonNode document, JsonNode value) {
        JsonNode container = container(document);
        if (container instanceof ArrayNode list) {
            list.set(index(last(), list.size() - 1, list.size()), value);
        } else {
            ((ObjectNode) container).set(last(), value);
        }
    }

    void remove(JsonNode document) {
        JsonNode container = container(document);
        if (container instanceof ArrayNode list) {
            list.remove(index(last(), list.size() - 1, list.size()));
        } else if (((ObjectNode) container).remove(last()) == null) {
            throw new PatchFailedException("there is nothing at " + tokens);
        }
    }

    private static int index(String token, int greatest, int size) {
        try {
            int index = Integer.parseInt(token);
            int fromStart = index < 0 ? index + size : index;
            if (fromStart >= 0 && fromStart <= greatest) {
                return fromStart;
            }
        } catch (NumberFormatException e) {
            // no index is no place in a list either
        }
        throw new PatchFailedException("\"" + token + "\" is no index of the list");
    }
}
