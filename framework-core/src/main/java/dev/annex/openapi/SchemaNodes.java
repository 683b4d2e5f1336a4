package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Walks and completes the nodes of an OpenAPI v3 schema, in place. */
final class SchemaNodes {

    static final String V3_PREFIX = "#/components/schemas/";

    private static final String API_VERSION =
            "The group and version of this object's form. A server answers in the version that it was asked for and"
                    + " refuses those it does not know.";
    private static final String KIND =
            "The kind of this object, in CamelCase. It is implied by the path and cannot be changed.";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

    private SchemaNodes() {}

    /** Applies a change to a schema and to every schema in it, outermost first. */
    static void visit(ObjectNode schema, Consumer<ObjectNode> change) {
        change.accept(schema);
        schema.path("properties").forEach(property -> visitChild(property, change));
        for (String keyword : new String[] {"items", "additionalProperties", "not"}) {
            visitChild(schema.path(keyword), change);
        }
        for (String keyword : new String[] {"allOf", "anyOf", "oneOf"}) {
            schema.path(keyword).forEach(child -> visitChild(child, change));
        }
    }

    private static void visitChild(JsonNode child, Consumer<ObjectNode> change) {
        if (child instanceof ObjectNode schema) {
            visit(schema, change);
        }
    }

    /** Sorts properties, gives embedded resources their fields, and writes int-or-string as the style wants it. */
    static ObjectNode complete(ObjectNode schema, boolean nativeStyle) {
        if (!schema.has("type")) {
            schema.put("type", "object");
        }
        visit(schema, node -> {
            if (node.path("x-kubernetes-embedded-resource").asBoolean(false)) {
                addEmbeddedFields(node);
            }
            if (nativeStyle && node.path(INT_OR_STRING).asBoolean(false)) {
                node.remove(List.of(INT_OR_STRING, "anyOf", "type"));
                node.put("format", "int-or-string");
                ArrayNode types = node.putArray("oneOf");
                types.addObject().put("type", "integer");
                types.addObject().put("type", "string");
            }
            if (node.get("properties") instanceof ObjectNode properties) {
                node.set("properties", sorted(properties));
            }
        });
        return schema;
    }

    private static void addEmbeddedFields(ObjectNode schema) {
        ObjectNode properties = schema.withObject("/properties");
        addTypeMeta(properties);
        properties.set("metadata", reference(Json.object(), MetaDefinitions.META + "ObjectMeta"));
        ArrayNode required = schema.withArray("required");
        for (String field : new String[] {"kind", "apiVersion"}) {
            boolean present = false;
            for (JsonNode name : required) {
                present |= name.asText().equals(field);
            }
            if (!present) {
                required.add(field);
            }
        }
    }

    static void addTypeMeta(ObjectNode properties) {
        properties.putObject("apiVersion").put("description", API_VERSION).put("type", "string");
        properties.putObject("kind").put("description", KIND).put("type", "string");
    }

    /** A reference with siblings, which OpenAPI v3 allows only around {@code allOf}. */
    static ObjectNode reference(ObjectNode siblings, String definition) {
        siblings.putArray("allOf").addObject().put("$ref", V3_PREFIX + definition);
        return siblings;
    }

    static ObjectNode sorted(ObjectNode properties) {
        Map<String, JsonNode> byName = new TreeMap<>();
        properties.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
        ObjectNode sorted = Json.object();
        sorted.setAll(byName);
        return sorted;
    }
}
