package dev.annex.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.meta.GroupVersionKind;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ServedResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions of a resource's kind and of its list kind, in their OpenAPI v3 form. Those of native resources have
 * their top-level structs, spec and status above all, as definitions of their own; those of custom resources hold
 * everything in one, as kube-apiserver publishes them.
 */
final class KindDefinitions {

    static final String GROUP_VERSION_KIND = "x-kubernetes-group-version-kind";

    private static final String METADATA = "Standard object metadata.";
    private static final String LIST_METADATA = "Standard list metadata.";

    private KindDefinitions() {}

    /** The name of a kind's definition: the group's parts from the end, the version, the kind. */
    static String name(GroupVersionKind kind) {
        if (kind.group().equals("autoscaling")) {
            return "io.k8s.api.autoscaling." + kind.version() + "." + kind.kind();
        }
        List<String> parts = new ArrayList<>(List.of(kind.group().split("\\.", -1)));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + kind.version() + "." + kind.kind();
    }

    static Map<String, ObjectNode> of(ServedResources.Entry entry) {
        ResourceDefinition definition = entry.definition();
        boolean custom = definition.behaviour().customResource();
        GroupVersionKind kind = definition.kind(entry.version().name());
        Map<String, ObjectNode> definitions = new TreeMap<>();
        ObjectNode schema = SchemaNodes.complete(entry.version().schema().json().deepCopy(), !custom);
        if (!custom) {
            splitStructs(schema, name(kind), definitions);
        }
        ObjectNode properties = schema.withObject("/properties");
        addObjectFields(properties, "ObjectMeta", METADATA, !custom);
        schema.set("properties", SchemaNodes.sorted(properties));
        addKind(schema.putArray(GROUP_VERSION_KIND), kind);
        if (!entry.version().selectableFields().isEmpty()) {
            ArrayNode fields = schema.putArray("x-kubernetes-selectable-fields");
            entry.version()
                    .selectableFields()
                    .forEach(field -> fields.addObject().put("fieldPath", field.replaceFirst("^\\.", "")));
        }
        Definitions.putNew(definitions, name(kind), schema);
        GroupVersionKind listKind = kind.groupVersion().kind(definition.names().listKind());
        Definitions.putNew(definitions, name(listKind), list(listKind, kind, !custom));
        return definitions;
    }

    static void addKind(ArrayNode kinds, GroupVersionKind kind) {
        kinds.addObject().put("group", kind.group()).put("kind", kind.kind()).put("version", kind.version());
    }

    private static void splitStructs(ObjectNode schema, String name, Map<String, ObjectNode> definitions) {
        if (!(schema.get("properties") instanceof ObjectNode properties)) {
            return;
        }
        for (Map.Entry<String, JsonNode> property : List.copyOf(properties.properties())) {
            if (property.getValue() instanceof ObjectNode struct && isStruct(struct)) {
                String structName = name
                        + property.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                        + property.getKey().substring(1);
                ObjectNode reference = Json.object();
                JsonNode description = struct.get("description");
                if (description != null) {
                    reference.set("description", description);
                }
                JsonNode fallback = struct.remove("default");
                if (fallback != null) {
                    reference.set("default", fallback);
                }
                Definitions.putNew(definitions, structName, struct);
                properties.set(property.getKey(), SchemaNodes.reference(reference, structName));
            }
        }
    }

    private static boolean isStruct(ObjectNode schema) {
        return schema.path("type").asText().equals("object")
                && !schema.has("additionalProperties")
                && !schema.path("nullable").asBoolean()
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    }

    private static ObjectNode list(GroupVersionKind listKind, GroupVersionKind kind, boolean withDefaults) {
        ObjectNode list = Json.object()
                .put("description", "A list of objects of the kind " + kind.kind() + ".")
                .put("type", "object");
        list.putArray("required").add("items");
        ObjectNode properties = list.putObject("properties");
        properties
                .putObject("items")
                .put("description", "The objects.")
                .put("type", "array")
                .putObject("items")
                .put("$ref", SchemaNodes.V3_PREFIX + name(kind));
        addObjectFields(properties, "ListMeta", LIST_METADATA, withDefaults);
        list.set("properties", SchemaNodes.sorted(properties));
        addKind(list.putArray(GROUP_VERSION_KIND), listKind);
        return list;
    }

    private static void addObjectFields(ObjectNode properties, String meta, String description, boolean withDefault) {
        SchemaNodes.addTypeMeta(properties);
        ObjectNode metadata = Json.object().put("description", description);
        if (withDefault) {
            metadata.putObject("default");
        }
        properties.set("metadata", SchemaNodes.reference(metadata, MetaDefinitions.META + meta));
    }
}
