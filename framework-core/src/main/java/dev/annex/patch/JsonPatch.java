package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.JsonDocument;
import dev.annex.codec.MalformedBodyException;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON patch: a list of operations, all of which succeed or none.
 *
 * @param operations the operations
 * @param strictWarnings the unknown and doubled fields in them
 */
record JsonPatch(List<JsonNode> operations, List<String> strictWarnings) implements Patch {

    private static final int MOST_OPERATIONS = 10_000;
    private static final long MOST_COPIED = 3 << 20;
    private static final Set<String> FIELDS = Set.of("op", "path", "from", "value");

    /**
     * Reads a patch.
     *
     * @param strict whether the operations are looked at one by one; otherwise one that is malformed fails when its turn
     *     comes
     */
    static JsonPatch parse(byte[] body, boolean strict) {
        try {
            JsonDocument document = JsonDocument.read(body);
            if (!(listOf(document.tree()) instanceof ArrayNode list)) {
                throw Failures.badRequest("error decoding patch: the patch has to be a list of operations");
            }
            if (list.size() > MOST_OPERATIONS) {
                throw Failures.tooLarge("The allowed maximum operations in a JSON patch is " + MOST_OPERATIONS
                        + ", got " + list.size());
            }
            List<String> warnings = new ArrayList<>();
            document.duplicates().forEach(duplicate -> warnings.add("json patch " + duplicate));
            List<JsonNode> operations = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                operations.add(check(list.get(i), i, strict, warnings));
            }
            return new JsonPatch(operations, warnings);
        } catch (MalformedBodyException e) {
            throw Failures.badRequest("error decoding patch: " + e.getMessage());
        }
    }

    /** A null is no patch, but a list that is not there. */
    private static JsonNode listOf(JsonNode tree) {
        return tree.isNull() ? Json.array() : tree;
    }

    private static JsonNode check(JsonNode operation, int index, boolean strict, List<String> warnings) {
        if (operation.isNull()) {
            return Json.object();
        }
        if (!operation.isObject()) {
            throw Failures.badRequest("error decoding patch: operation " + index + " has to be an object");
        }
        for (String field : List.of("op", "path", "from")) {
            if (strict
                    && operation.has(field)
                    && !operation.get(field).isTextual()
                    && !operation.get(field).isNull()) {
                throw Failures.badRequest(
                        "error decoding patch: " + field + " of operation " + index + " has to be a text");
            }
        }
        operation.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                warnings.add("json patch unknown field \"[" + index + "]." + name + "\"");
            }
        });
        return operation;
    }

    @Override
    public ObjectNode apply(ObjectNode current) {
        try {
            JsonNode document = current.deepCopy();
            Depth depth = new Depth();
            long copied = 0;
            for (JsonNode operation : operations) {
                if (operation.path("op").asText("").equals("copy")) {
                    JsonNode source = pointer(operation, "from").find(document);
                    copied += source == null ? 0 : Json.bytes(source).length;
                    if (copied > MOST_COPIED) {
                        throw new PatchFailedException("copies too much");
                    }
                }
                document = apply(operation, document, depth);
            }
            inOrder(document);
            if (document instanceof ObjectNode object) {
                return object;
            }
            throw new PatchFailedException("what is left is no object");
        } catch (PatchFailedException e) {
            throw Failures.router(Reason.INVALID, "the server rejected our request due to an error in our request");
        }
    }

    /** What has been opened on the way to a place comes out in alphabetical order. */
    private void inOrder(JsonNode document) {
        Set<JsonNode> sorted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (JsonNode operation : operations) {
            for (String field : List.of("path", "from")) {
                if (operation.path(field).isTextual()) {
                    pointer(operation, field).sortContainers(document, sorted);
                }
            }
        }
    }

    private static JsonNode apply(JsonNode operation, JsonNode document, Depth depth) {
        switch (operation.path("op").asText("")) {
            case "add" -> {
                JsonNode value = value(operation);
                depth.added(pointer(operation, "path"), value);
                pointer(operation, "path").add(document, value);
            }
            case "replace" -> {
                return replace(operation, document, depth);
            }
            case "remove" -> pointer(operation, "path").remove(document);
            case "move" -> {
                JsonPointer from = pointer(operation, "from");
                JsonNode moved = orNull(from.find(document));
                depth.moved(from, pointer(operation, "path"), moved);
                from.remove(document);
                pointer(operation, "path").add(document, moved);
            }
            case "copy" -> {
                JsonNode copied = orNull(pointer(operation, "from").find(document));
                depth.added(pointer(operation, "path"), copied);
                pointer(operation, "path").add(document, copied.deepCopy());
            }
            case "test" -> test(operation, document);
            default -> throw new PatchFailedException("no such operation");
        }
        return document;
    }

    private static JsonNode replace(JsonNode operation, JsonNode document, Depth depth) {
        JsonPointer path = pointer(operation, "path");
        depth.added(path, value(operation));
        if (!path.whole()) {
            path.replace(document, value(operation));
            return document;
        }
        JsonNode value = value(operation);
        if (!value.isContainerNode()) {
            throw new PatchFailedException("a document is an object or a list");
        }
        return value;
    }

    private static void test(JsonNode operation, JsonNode document) {
        JsonPointer path = pointer(operation, "path");
        JsonNode found = path.whole() ? document : path.find(document);
        if (!same(orNull(found), value(operation))) {
            throw new PatchFailedException("the test failed");
        }
    }

    /** Scalars are the same if they are written the same: 1 is not 1.0. */
    private static boolean same(JsonNode left, JsonNode right) {
        return left.equals(
                (a, b) -> a.isNumber() && b.isNumber() ? Json.text(a).compareTo(Json.text(b)) : a.equals(b) ? 0 : 1,
                right);
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        if (!operation.path(field).isTextual()) {
            throw new PatchFailedException("the operation has no " + field);
        }
        return JsonPointer.parse(operation.get(field).textValue());
    }

    /** The value of an operation; one that is not given is null. */
    private static JsonNode value(JsonNode operation) {
        return orNull(operation.get("value")).deepCopy();
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }
}
