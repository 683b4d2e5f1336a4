package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Schema;
import dev.annex.schema.TypeCheck;
import dev.annex.validation.NameRule;
import dev.annex.validation.Names;
import dev.annex.validation.ObjectMetaValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code x-kubernetes-embedded-resource}: a value that is a Kubernetes object itself has a type and valid metadata. Only
 * the parts of a schema that hold such values are compiled.
 */
final class EmbeddedResources {

    private static final Schema RESOURCE = ObjectSchemas.object(Schema.ANYTHING);

    private final boolean here;
    private final Map<String, EmbeddedResources> properties;
    private final @Nullable EmbeddedResources additional;
    private final @Nullable EmbeddedResources items;

    private EmbeddedResources(
            boolean here,
            Map<String, EmbeddedResources> properties,
            @Nullable EmbeddedResources additional,
            @Nullable EmbeddedResources items) {
        this.here = here;
        this.properties = properties;
        this.additional = additional;
        this.items = items;
    }

    /** Compiles a schema; null if there are no embedded resources anywhere in it. */
    static @Nullable EmbeddedResources of(@Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        Map<String, EmbeddedResources> properties = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            EmbeddedResources below = of(property);
            if (below != null) {
                properties.put(name, below);
            }
        });
        EmbeddedResources additional = of(schema.additionalProperties());
        EmbeddedResources items = of(schema.items());
        return schema.embeddedResource() || !properties.isEmpty() || additional != null || items != null
                ? new EmbeddedResources(schema.embeddedResource(), properties, additional, items)
                : null;
    }

    /** Notes what is wrong with the embedded resources of a value. */
    void check(JsonNode value, FieldPath path, FieldErrors errors) {
        if (value instanceof ObjectNode object) {
            if (here) {
                resource(object, path, errors);
            }
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                EmbeddedResources named = properties.get(field.getKey());
                if (named != null) {
                    named.check(field.getValue(), path.child(field.getKey()), errors);
                } else if (additional != null) {
                    additional.check(field.getValue(), path.key(field.getKey()), errors);
                }
            }
        } else if (items != null) {
            for (int i = 0; i < value.size(); i++) {
                items.check(value.get(i), path.index(i), errors);
            }
        }
    }

    /** Visits all embedded resources, those inside others first. */
    void visit(JsonNode value, Consumer<ObjectNode> visitor) {
        value.properties().forEach(field -> {
            EmbeddedResources below = properties.getOrDefault(field.getKey(), additional);
            if (below != null) {
                below.visit(field.getValue(), visitor);
            }
        });
        if (items != null && value.isArray()) {
            value.forEach(item -> items.visit(item, visitor));
        }
        if (here && value instanceof ObjectNode object) {
            visitor.accept(object);
        }
    }

    /** What is wrong with the first embedded resource whose type or metadata cannot be read; empty if all can be. */
    Optional<String> typeFault(JsonNode value, FieldPath path) {
        if (here && value instanceof ObjectNode object) {
            for (String field : List.of("apiVersion", "kind", "metadata")) {
                ObjectNode alone = object.objectNode().set(field, object.path(field));
                Optional<String> fault = object.has(field) ? TypeCheck.check(alone, RESOURCE) : Optional.empty();
                if (fault.isPresent()) {
                    return Optional.of(path.child(field) + ": Invalid value: " + GoValues.shown(alone.get(field)) + ": "
                            + (field.equals("metadata") ? fault.get() : "must be a string"));
                }
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            EmbeddedResources below = properties.getOrDefault(field.getKey(), additional);
            Optional<String> fault =
                    below == null ? Optional.empty() : below.typeFault(field.getValue(), path.child(field.getKey()));
            if (fault.isPresent()) {
                return fault;
            }
        }
        for (int i = 0; items != null && value.isArray() && i < value.size(); i++) {
            Optional<String> fault = items.typeFault(value.get(i), path.index(i));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static void resource(ObjectNode object, FieldPath path, FieldErrors errors) {
        for (String field : List.of("apiVersion", "kind")) {
            if (!object.has(field)) {
                errors.required(path.child(field), "");
            }
        }
        object.properties().forEach(field -> {
            FieldPath where = path.child(field.getKey());
            switch (field.getKey()) {
                case "apiVersion" -> apiVersion(field.getValue(), where, errors);
                case "kind" -> kind(field.getValue(), where, errors);
                case "metadata" -> metadata(field.getValue(), where, errors);
                default -> {}
            }
        });
    }

    private static void apiVersion(JsonNode value, FieldPath path, FieldErrors errors) {
        if (isText(value, path, errors)
                && value.textValue().indexOf('/') != value.textValue().lastIndexOf('/')) {
            errors.invalid(path, value, "unexpected GroupVersion string: " + value.textValue());
        }
    }

    private static void kind(JsonNode value, FieldPath path, FieldErrors errors) {
        if (isText(value, path, errors)) {
            List<String> faults = Names.dns1035Label(value.textValue().toLowerCase(Locale.ROOT));
            if (!faults.isEmpty()) {
                errors.invalid(
                        path, value, "may have mixed case, but should otherwise match: " + String.join(",", faults));
            }
        }
    }

    private static boolean isText(JsonNode value, FieldPath path, FieldErrors errors) {
        if (!value.isTextual()) {
            errors.invalid(path, GoValues.shownWhole(value), "must be a string");
        } else if (value.textValue().isEmpty()) {
            errors.invalid(path, value, "must not be empty");
        } else {
            return true;
        }
        return false;
    }

    private static void metadata(JsonNode value, FieldPath path, FieldErrors errors) {
        if (value instanceof ObjectNode given) {
            Optional<String> fault = TypeCheck.check(given.objectNode().set("metadata", given), RESOURCE);
            if (fault.isPresent()) {
                errors.invalid(path, GoValues.shown(given), fault.get());
                return;
            }
            ObjectNode metadata = given.deepCopy();
            if (metadata.path("name").asText("").isEmpty()) {
                // an embedded object need not have a name
                metadata.put("name", "unnamed");
            }
            boolean namespaced = !metadata.path("namespace").asText("").isEmpty();
            ObjectMetaValidation.validateCreate(metadata, namespaced, NameRule.PATH_SEGMENT, path, errors);
        }
    }
}
