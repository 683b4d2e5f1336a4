package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Yaml;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lays a part of a schema, written in its own words, over what annotations said. */
final class Overlay {

    private static final Set<String> WORDS = Set.of(
            "additionalProperties",
            "allOf",
            "anyOf",
            "default",
            "description",
            "enum",
            "example",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "externalDocs",
            "format",
            "items",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "not",
            "nullable",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "title",
            "type",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-int-or-string",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type",
            "x-kubernetes-map-type",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-validations");

    private Overlay() {}

    static void apply(SchemaNode node, String text) {
        JsonNode overlay;
        try {
            overlay = Yaml.read(text);
        } catch (IllegalArgumentException e) {
            node.problem("its @SchemaOverlay cannot be read: " + e.getMessage(), "write it in YAML or JSON");
            return;
        }
        if (!(overlay instanceof ObjectNode patch)) {
            node.problem("its @SchemaOverlay is no object", "write \"not: {enum: [black]}\" or the like");
            return;
        }
        Set<String> unknown = new TreeSet<>();
        collectUnknown(patch, unknown);
        if (unknown.isEmpty()) {
            merge(node.schema(), patch);
        } else {
            node.problem(
                    "its @SchemaOverlay says " + unknown + ", which no structural schema has",
                    "write the words of an OpenAPI v3 schema");
        }
    }

    private static void collectUnknown(JsonNode schema, Set<String> unknown) {
        schema.properties().forEach(member -> {
            switch (member.getKey()) {
                case "properties" -> member.getValue().forEach(child -> collectUnknown(child, unknown));
                case "allOf", "anyOf", "oneOf" -> member.getValue().forEach(child -> collectUnknown(child, unknown));
                case "items", "additionalProperties", "not" -> collectUnknown(member.getValue(), unknown);
                default -> {
                    if (!WORDS.contains(member.getKey())) {
                        unknown.add(member.getKey());
                    }
                }
            }
        });
    }

    /** A JSON merge patch (RFC 7386), in place. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                target.remove(member.getKey());
            } else if (member.getValue() instanceof ObjectNode child) {
                ObjectNode merged = target.get(member.getKey()) instanceof ObjectNode there
                        ? there
                        : target.putObject(member.getKey());
                merge(merged, child);
            } else {
                target.set(member.getKey(), member.getValue());
            }
        }
    }
}
