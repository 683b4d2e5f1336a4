package dev.annex.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a structural OpenAPI v3 schema, read once from JSON. The facts that every request needs are fields; the
 * rest is read from {@link #json()}. Immutable, and so must be its JSON.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">
 *     Structural schemas</a>
 */
public final class Schema {

    /** The JSON type of a value. */
    public enum Type {
        /** A map or struct. */
        OBJECT,
        /** A list. */
        ARRAY,
        /** A text. */
        STRING,
        /** A whole number. */
        INTEGER,
        /** Any number. */
        NUMBER,
        /** True or false. */
        BOOLEAN,
        /** A whole number or a text ({@code x-kubernetes-int-or-string}). */
        INT_OR_STRING,
        /** Not said. */
        ANY
    }

    /** How lists are merged and owned ({@code x-kubernetes-list-type}). */
    public enum ListType {
        /** As one value. */
        ATOMIC,
        /** Scalar by scalar. */
        SET,
        /** Element by element, told apart by their keys. */
        MAP
    }

    /** A schema that says nothing and keeps everything. */
    public static final Schema ANYTHING = parse(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
            .objectNode()
            .put("x-kubernetes-preserve-unknown-fields", true));

    private final ObjectNode json;
    private final Type type;
    private final Map<String, Schema> properties;
    private final @Nullable Schema items;
    private final @Nullable Schema additionalProperties;
    private final boolean nullable;
    private final boolean preserveUnknownFields;
    private final boolean embeddedResource;
    private final boolean atomicMap;
    private final ListType listType;
    private final List<String> listMapKeys;
    private final @Nullable JsonNode defaultValue;

    private Schema(ObjectNode json) {
        this.json = json;
        this.type = typeOf(json);
        this.properties = propertiesOf(json.path("properties"));
        this.items = json.path("items") instanceof ObjectNode node ? parse(node) : null;
        JsonNode additional = json.path("additionalProperties");
        this.additionalProperties =
                additional instanceof ObjectNode node ? parse(node) : additional.asBoolean(false) ? ANYTHING : null;
        this.nullable = json.path("nullable").asBoolean(false);
        this.preserveUnknownFields =
                json.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
        this.embeddedResource = json.path("x-kubernetes-embedded-resource").asBoolean(false);
        this.atomicMap = json.path("x-kubernetes-map-type").asText("").equals("atomic");
        this.listType = switch (json.path("x-kubernetes-list-type").asText("")) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
        List<String> keys = new ArrayList<>();
        json.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        this.listMapKeys = List.copyOf(keys);
        this.defaultValue = json.get("default");
    }

    /** Reads a schema in which every reference has been replaced by what it refers to. */
    public static Schema parse(ObjectNode json) {
        return new Schema(json);
    }

    private static Type typeOf(ObjectNode json) {
        if (json.path("x-kubernetes-int-or-string").asBoolean(false)
                || json.path("format").asText("").equals("int-or-string")) {
            return Type.INT_OR_STRING;
        }
        return switch (json.path("type").asText("")) {
            case "object" -> Type.OBJECT;
            case "array" -> Type.ARRAY;
            case "string" -> Type.STRING;
            case "integer" -> Type.INTEGER;
            case "number" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            default -> json.has("properties") ? Type.OBJECT : Type.ANY;
        };
    }

    private static Map<String, Schema> propertiesOf(JsonNode json) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        json.properties().forEach(property -> {
            if (property.getValue() instanceof ObjectNode node) {
                properties.put(property.getKey(), parse(node));
            }
        });
        return Collections.unmodifiableMap(properties);
    }

    /** The schema as it was read. */
    public ObjectNode json() {
        return json;
    }

    /** The JSON type of its values. */
    public Type type() {
        return type;
    }

    /** The named fields of an object, in the order in which they were declared. */
    public Map<String, Schema> properties() {
        return properties;
    }

    /** The schema of a list's elements; null if not said. */
    public @Nullable Schema items() {
        return items;
    }

    /** The schema of the values of a map, or of fields that are not named; null if there are none. */
    public @Nullable Schema additionalProperties() {
        return additionalProperties;
    }

    /** Whether null is a value. */
    public boolean nullable() {
        return nullable;
    }

    /** Whether fields that are not named are kept. */
    public boolean preserveUnknownFields() {
        return preserveUnknownFields;
    }

    /** Whether the value is itself a Kubernetes object with apiVersion, kind and metadata. */
    public boolean embeddedResource() {
        return embeddedResource;
    }

    /** Whether a map or struct is merged and owned as one value ({@code x-kubernetes-map-type: atomic}). */
    public boolean atomicMap() {
        return atomicMap;
    }

    /** How a list is merged and owned. */
    public ListType listType() {
        return listType;
    }

    /** The fields that tell the elements of a {@link ListType#MAP} list apart. */
    public List<String> listMapKeys() {
        return listMapKeys;
    }

    /** What the field is where it is not given; null if nothing. */
    public @Nullable JsonNode defaultValue() {
        return defaultValue;
    }

    /** The schema of that field: the named one, else that of unnamed fields; null if the field is unknown. */
    public @Nullable Schema field(String name) {
        Schema named = properties.get(name);
        return named != null ? named : additionalProperties;
    }
}
