package dev.annex.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Leaves out fields that are set to nothing, as Kubernetes' own types do when they are written: an empty text, list or
 * map, zero, false and null are the same as an unset field there. Metadata is always treated so, the rest only in
 * resources that behave as native ones.
 */
final class EmptyFields {

    private EmptyFields() {}

    /**
     * Removes empty fields from the object's metadata, and managed fields that are none, which count as not sent (P-39).
     *
     * @param nativeType whether an empty list of managed fields is a wish to forget them (P-39); that of a custom resource
     *     is gone before anybody could see it
     */
    static void dropFromMetadata(ObjectNode object, boolean nativeType) {
        ObjectNode metadata = ObjectMeta.of(object).json();
        List<String> empty = new ArrayList<>();
        metadata.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean zeroGeneration = field.getKey().equals("generation") && value.asLong(1) == 0;
            boolean wish = nativeType && field.getKey().equals("managedFields");
            if ((nothing(value) && !wish) || zeroGeneration || malformed(field)) {
                empty.add(field.getKey());
            }
        });
        metadata.remove(empty);
    }

    private static boolean malformed(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals("managedFields")
                && field.getValue().findValues("fieldsV1").stream().anyMatch(set -> !set.isObject() && !set.isNull());
    }

    /** Removes empty fields everywhere but in metadata and in maps of the user's own keys. */
    static void drop(ObjectNode object, Schema schema) {
        List<String> empty = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Schema known = schema.properties().get(field.getKey());
            if (known == null || field.getKey().equals("metadata")) {
                continue;
            }
            JsonNode value = field.getValue();
            dropInside(value, known);
            if (nothing(value) || zero(value)) {
                empty.add(field.getKey());
            }
        }
        object.remove(empty);
    }

    private static void dropInside(JsonNode value, Schema schema) {
        if (value instanceof ObjectNode inner) {
            drop(inner, schema);
        } else if (value.isArray() && schema.items() != null) {
            for (JsonNode element : value) {
                dropInside(element, schema.items());
            }
        }
    }

    private static boolean nothing(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    private static boolean zero(JsonNode value) {
        return (value.isNumber() && value.asDouble() == 0) || (value.isBoolean() && !value.booleanValue());
    }
}
