package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns definitions from OpenAPI v3 into v2, which can say less: no defaults, no alternatives, nothing nullable. What
 * kubectl would take for a complete list of fields is left out where unknown fields are kept.
 */
final class V2Schemas {

    static final String PREFIX = "#/definitions/";

    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    private V2Schemas() {}

    static ObjectNode convert(ObjectNode definition) {
        if (definition.path(PRESERVE).asBoolean(false)) {
            return bare(definition);
        }
        ObjectNode schema = definition.deepCopy();
        SchemaNodes.visit(schema, V2Schemas::reduce);
        return schema;
    }

    /** A kind that keeps unknown fields at its top level: kubectl would refuse every field that is not named. */
    private static ObjectNode bare(ObjectNode definition) {
        ObjectNode schema = Json.object();
        for (String keyword :
                List.of("description", "type", KindDefinitions.GROUP_VERSION_KIND, "x-kubernetes-selectable-fields")) {
            JsonNode value = definition.get(keyword);
            if (value != null) {
                schema.set(keyword, value);
            }
        }
        return schema;
    }

    private static void reduce(ObjectNode schema) {
        dropNullableFromRequired(schema);
        String reference = reference(schema);
        schema.remove(List.of("default", "allOf", "anyOf", "oneOf", "not"));
        if (!reference.isEmpty()) {
            schema.put("$ref", PREFIX + reference.substring(SchemaNodes.V3_PREFIX.length()));
        }
        if (schema.path("format").asText().equals("int-or-string")) {
            schema.put("type", "string");
        }
        boolean preserve = schema.path(PRESERVE).asBoolean(false);
        if (schema.path("nullable").asBoolean(false)) {
            schema.remove(List.of("type", "nullable", "items", "properties"));
        }
        if (preserve) {
            schema.remove(List.of("items", "properties"));
        }
        String type = schema.path("type").asText();
        if ((type.equals("array") && !schema.has("items")) || (type.equals("object") && preserve)) {
            schema.remove("type");
        }
    }

    private static String reference(ObjectNode schema) {
        JsonNode all = schema.path("allOf");
        String wrapped = all.size() == 1 ? all.path(0).path("$ref").asText() : "";
        return wrapped.isEmpty() ? schema.path("$ref").asText() : wrapped;
    }

    private static void dropNullableFromRequired(ObjectNode schema) {
        if (!(schema.get("required") instanceof ArrayNode required)) {
            return;
        }
        Set<String> nullable = new HashSet<>();
        schema.path("properties").properties().forEach(property -> {
            if (property.getValue().path("nullable").asBoolean(false)) {
                nullable.add(property.getKey());
            }
        });
        ArrayNode kept = Json.array();
        required.forEach(name -> {
            if (!nullable.contains(name.asText())) {
                kept.add(name);
            }
        });
        if (kept.isEmpty()) {
            schema.remove("required");
        } else {
            schema.set("required", kept);
        }
    }
}
