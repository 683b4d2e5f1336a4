package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A strategic merge patch: a merge patch that merges the lists whose schema says so, and obeys directives (P-25).
 *
 * @param patch the patch
 * @param schema the schema of the objects it is applied to
 * @param kind the kind of these objects, for messages
 * @param strictWarnings the fields that stand in it twice
 */
record StrategicMergePatch(ObjectNode patch, Schema schema, String kind, List<String> strictWarnings) implements Patch {

    private static final String BAD_RETAIN_KEYS = "invalid patch format of retainKeys";

    @Override
    public ObjectNode apply(ObjectNode current) {
        return merge(current.deepCopy(), patch.deepCopy(), schema, kind);
    }

    /**
     * Merges a patch into an object; both are used up.
     *
     * @param type what the object's type is called in messages
     */
    static ObjectNode merge(ObjectNode target, ObjectNode patch, @Nullable Schema schema, String type) {
        JsonNode directive = patch.get(Directives.PATCH);
        if (directive != null) {
            return directed(directive, patch);
        }
        retainKeys(target, patch);
        ElementOrder.apply(target, patch, schema, type);
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            mergeField(target, field.getKey(), field.getValue(), schema, type);
        }
        return target;
    }

    private static ObjectNode directed(JsonNode directive, ObjectNode patch) {
        return switch (directive.isTextual() ? directive.textValue() : "") {
            case Directives.REPLACE -> patch.without(Directives.PATCH);
            case Directives.DELETE -> JsonNodeFactory.instance.objectNode();
            default -> throw Directives.unknown(directive, patch);
        };
    }

    private static void mergeField(
            ObjectNode target, String key, JsonNode value, @Nullable Schema schema, String type) {
        boolean deletes = Directives.deletesFrom(key);
        String name = deletes ? Directives.field(key) : key;
        Schema field = schema == null ? null : schema.field(name);
        JsonNode there = target.get(name);
        if (value.isNull()) {
            target.remove(name);
        } else if (there instanceof ObjectNode object && value instanceof ObjectNode change) {
            boolean replaces = strategies(field).contains(Directives.REPLACE);
            target.set(name, replaces ? change : merge(object, change, field, typeOf(name, type)));
        } else if (there instanceof ArrayNode list && value instanceof ArrayNode change) {
            target.set(name, MergedList.of(field, typeOf(name, type)).patch(list, change, deletes));
        } else if (!deletes) {
            JsonNode plain = Directives.plain(value);
            if (plain == null) {
                target.remove(name);
            } else {
                target.set(name, plain);
            }
        }
    }

    /** What the type of a field is called: after the custom of Kubernetes' types, as in {@code PodSpec}. */
    static String typeOf(String field, String type) {
        return switch (field) {
            case "metadata" -> "ObjectMeta";
            case "ownerReferences" -> "OwnerReference";
            default ->
                field.isEmpty() ? type : type + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        };
    }

    private static void retainKeys(ObjectNode target, ObjectNode patch) {
        JsonNode retain = patch.remove(Directives.RETAIN_KEYS);
        if (retain == null) {
            return;
        }
        if (!(retain instanceof ArrayNode list)) {
            throw Failures.badRequest(BAD_RETAIN_KEYS);
        }
        Set<String> kept = new HashSet<>();
        list.forEach(key -> {
            if (key.isTextual()) {
                kept.add(key.textValue());
            }
        });
        patch.properties().forEach(field -> {
            boolean directive = Directives.deletesFrom(field.getKey()) || Directives.setsOrder(field.getKey());
            if (!directive && !field.getValue().isNull() && !kept.contains(field.getKey())) {
                throw Failures.badRequest(BAD_RETAIN_KEYS);
            }
        });
        target.retain(kept);
    }

    static List<String> strategies(@Nullable Schema field) {
        String text = field == null
                ? ""
                : field.json().path("x-kubernetes-patch-strategy").asText("");
        return List.of(text.split(","));
    }
}
