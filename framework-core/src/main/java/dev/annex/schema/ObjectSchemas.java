package dev.annex.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas of whole objects: what a kind declares of itself, and what every Kubernetes object has. */
public final class ObjectSchemas {

    private static final ObjectNode METADATA = read("""
            {
              "type": "object",
              "properties": {
                "name": {"type": "string"},
                "generateName": {"type": "string"},
                "namespace": {"type": "string"},
                "selfLink": {"type": "string"},
                "uid": {"type": "string"},
                "resourceVersion": {"type": "string"},
                "generation": {"type": "integer", "format": "int64"},
                "creationTimestamp": {"type": "string", "format": "date-time"},
                "deletionTimestamp": {"type": "string", "format": "date-time"},
                "deletionGracePeriodSeconds": {"type": "integer", "format": "int64"},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                "annotations": {"type": "object", "additionalProperties": {"type": "string"}},
                "ownerReferences": {
                  "type": "array",
                  "x-kubernetes-list-type": "map",
                  "x-kubernetes-list-map-keys": ["uid"],
                  "x-kubernetes-patch-merge-key": "uid",
                  "x-kubernetes-patch-strategy": "merge",
                  "items": {
                    "type": "object",
                    "x-kubernetes-map-type": "atomic",
                    "properties": {
                      "apiVersion": {"type": "string", "default": ""},
                      "kind": {"type": "string", "default": ""},
                      "name": {"type": "string", "default": ""},
                      "uid": {"type": "string", "default": ""},
                      "controller": {"type": "boolean"},
                      "blockOwnerDeletion": {"type": "boolean"}
                    }
                  }
                },
                "finalizers": {
                  "type": "array",
                  "x-kubernetes-list-type": "set",
                  "x-kubernetes-patch-strategy": "merge",
                  "items": {"type": "string"}
                },
                "managedFields": {
                  "type": "array",
                  "x-kubernetes-list-type": "atomic",
                  "items": {
                    "type": "object",
                    "properties": {
                      "manager": {"type": "string"},
                      "operation": {"type": "string"},
                      "apiVersion": {"type": "string"},
                      "time": {"type": "string", "format": "date-time"},
                      "fieldsType": {"type": "string"},
                      "fieldsV1": {"x-kubernetes-preserve-unknown-fields": true},
                      "subresource": {"type": "string"}
                    }
                  }
                }
              }
            }
            """);

    private ObjectSchemas() {}

    /** The schema of the whole object, given the one that its kind declares, which leaves out what all objects have. */
    public static Schema object(Schema declared) {
        ObjectNode whole = declared.json().deepCopy();
        ObjectNode properties = whole.withObjectProperty("properties");
        ObjectNode own = properties.deepCopy();
        properties.removeAll();
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.set("metadata", METADATA.deepCopy());
        own.remove(java.util.List.of("apiVersion", "kind", "metadata"));
        own.forEach(ObjectSchemas::embed);
        properties.setAll(own);
        return Schema.parse(whole);
    }

    /** Gives embedded resources what all objects have, wherever they are. */
    private static void embed(JsonNode schema) {
        schema.path("properties").forEach(ObjectSchemas::embed);
        for (String inner : java.util.List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                embed(schema.path(inner));
            }
        }
        if (schema instanceof ObjectNode object
                && object.path("x-kubernetes-embedded-resource").asBoolean(false)) {
            ObjectNode properties = object.withObjectProperty("properties");
            properties.putObject("apiVersion").put("type", "string");
            properties.putObject("kind").put("type", "string");
            properties.set("metadata", METADATA.deepCopy());
        }
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of metadata is no JSON", e);
        }
    }
}
