package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Replaces the volatile values of answers by symbols. */
final class Normalizer {

    /** Metadata first, then by name: symbols are numbered alike however a server orders its keys. */
    private static final Comparator<String> ORDER =
            Comparator.comparing((String key) -> !key.equals("metadata")).thenComparing(Comparator.naturalOrder());

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** How many random characters a server puts behind a {@code generateName}. */
    private static final int SUFFIX = 5;

    private static final String LIST_REVISION = "<listRV>";

    private final Symbols symbols;

    Normalizer(Symbols symbols) {
        this.symbols = symbols;
    }

    JsonNode normalize(JsonNode node) {
        return visit(node, false);
    }

    /** An event; the revision of a bookmark says how far the store is, which no two servers share. */
    JsonNode event(JsonNode event) {
        if (!event.path("type").asText().equals("BOOKMARK")) {
            return normalize(event);
        }
        ObjectNode copy = event.deepCopy();
        if (copy.at("/object/metadata") instanceof ObjectNode metadata) {
            metadata.put("resourceVersion", LIST_REVISION);
        }
        return normalize(copy);
    }

    private JsonNode visit(JsonNode node, boolean metadataOfList) {
        if (node instanceof ObjectNode object) {
            return members(object, metadataOfList);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> out.add(visit(item, false)));
            return out;
        }
        return node.isTextual() ? TextNode.valueOf(symbols.text(node.textValue())) : node;
    }

    private ObjectNode members(ObjectNode object, boolean metadataOfList) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        keys.sort(ORDER);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            out.set(key, member(object, key, object.path(key), metadataOfList));
        }
        return out;
    }

    private JsonNode member(ObjectNode owner, String key, JsonNode value, boolean metadataOfList) {
        if (key.equals("metadata")) {
            return visit(
                    value, owner.path("items").isArray() || owner.path("rows").isArray());
        }
        if (key.equals("storageVersionHash")) {
            return TextNode.valueOf("<hash>");
        }
        return value.isTextual()
                ? TextNode.valueOf(text(owner, key, value.textValue(), metadataOfList))
                : visit(value, false);
    }

    private String text(ObjectNode owner, String key, String value, boolean metadataOfList) {
        return switch (key) {
            case "resourceVersion" -> revision(value, metadataOfList);
            case "uid" -> UUID.matcher(value).matches() ? symbols.uid(value) : symbols.text(value);
            case "continue" -> value.isEmpty() ? value : "<continue>";
            case "creationTimestamp", "deletionTimestamp", "time" -> "<time>";
            case "name" -> name(owner, value);
            default -> symbols.text(value);
        };
    }

    private String revision(String value, boolean metadataOfList) {
        if (value.isEmpty() || value.equals("0")) {
            return value;
        }
        return metadataOfList ? LIST_REVISION : symbols.revision(value);
    }

    private String name(ObjectNode owner, String value) {
        String prefix = value.substring(0, Math.max(0, value.length() - SUFFIX));
        boolean generated =
                !prefix.isEmpty() && owner.path("generateName").asText().startsWith(prefix);
        return generated ? "<generated:" + prefix + "+" + SUFFIX + ">" : symbols.text(value);
    }
}
