package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strategic merge patch: a merge patch that merges the lists whose schema says so, and obeys directives (P-25).
 *
 * @param patch the patch
 * @param schema the schema of the objects it is applied to
 * @param strictWarnings the fields that stand in it twice
 */
record StrategicMergePatch(ObjectNode patch, Schema schema, List<String> strictWarnings) implements Patch {

    @Override
    public ObjectNode apply(ObjectNode current) {
        return merge(current.deepCopy(), patch.deepCopy(), schema);
    }

    static ObjectNode merge(ObjectNode target, ObjectNode patch, @Nullable Schema schema) {
        JsonNode directive = patch.get(Directives.PATCH);
        if (directive != null) {
            switch (directive.asText("")) {
                case "replace" -> {
                    return (ObjectNode) Directives.plain(patch);
                }
                case "delete" -> {
                    return JsonNodeFactory.instance.objectNode();
                }
                case "merge" -> patch.remove(Directives.PATCH);
                default -> throw Failures.plain("unknown patch type found: " + directive.asText(""));
            }
        }
        retainKeys(target, patch);
        reorder(target, patch, schema);
        List<String> names = new ArrayList<>();
        patch.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            mergeField(target, name, patch.get(name), schema);
        }
        return target;
    }

    private static void mergeField(ObjectNode target, String key, JsonNode value, @Nullable Schema schema) {
        boolean deletes = key.startsWith(Directives.DELETE_FROM);
        String name = deletes ? key.substring(Directives.DELETE_FROM.length()) : key;
        Schema field = schema == null ? null : schema.field(name);
        JsonNode there = target.get(name);
        if (value.isNull()) {
            target.remove(name);
        } else if (there == null || there.isNull()) {
            if (!deletes) {
                target.set(name, Directives.plain(value));
            }
        } else if (there instanceof ObjectNode object && value instanceof ObjectNode change) {
            boolean replaces = strategies(field).contains("replace");
            target.set(name, replaces ? Directives.plain(change) : merge(object, change, field));
        } else if (there instanceof ArrayNode list && value instanceof ArrayNode change) {
            target.set(name, MergedList.of(field).merge(list, change, deletes));
        } else if (!deletes) {
            checkKind(there, value, name, field);
            target.set(name, Directives.plain(value));
        }
    }

    private static void checkKind(JsonNode there, JsonNode value, String name, @Nullable Schema field) {
        boolean map = field != null && field.type() == Schema.Type.OBJECT && there.isObject();
        if (map && !value.isObject()) {
            FieldError error = new FieldError(
                    FieldError.Type.INVALID,
                    FieldPath.of("patch"),
                    value.toString(),
                    "cannot put a " + value.getNodeType() + " where " + name + " is a map");
            throw Failures.invalid("", "", "", "", List.of(error));
        }
    }

    private static void retainKeys(ObjectNode target, ObjectNode patch) {
        JsonNode retain = patch.remove(Directives.RETAIN_KEYS);
        if (retain == null) {
            return;
        }
        if (!(retain instanceof ArrayNode list)) {
            throw Failures.badRequest("invalid patch format of retainKeys list");
        }
        List<String> kept = Directives.texts(list);
        patch.properties().forEach(field -> {
            boolean directive = field.getKey().startsWith(Directives.DELETE_FROM)
                    || field.getKey().startsWith(Directives.SET_ORDER);
            if (!directive && !field.getValue().isNull() && !kept.contains(field.getKey())) {
                throw Failures.badRequest("invalid patch format of retainKeys list");
            }
        });
        target.retain(kept);
    }

    /** Merges the lists whose order the patch gives, and takes them out of the patch. */
    private static void reorder(ObjectNode target, ObjectNode patch, @Nullable Schema schema) {
        List<String> directives = new ArrayList<>();
        patch.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(Directives.SET_ORDER)) {
                directives.add(name);
            }
        });
        for (String directive : directives) {
            if (!(patch.remove(directive) instanceof ArrayNode order)) {
                throw Failures.badRequest("invalid patch format of setElementOrder list");
            }
            String name = directive.substring(Directives.SET_ORDER.length());
            JsonNode there = target.get(name);
            JsonNode change = patch.remove(name);
            MergedList list = MergedList.of(schema == null ? null : schema.field(name));
            if (there instanceof ArrayNode original) {
                ArrayNode merged = change instanceof ArrayNode changed
                        ? list.merge(original.deepCopy(), changed, false)
                        : original;
                target.set(name, list.inOrder(merged, order, original));
            } else if (change instanceof ArrayNode added) {
                target.set(name, list.inOrder((ArrayNode) Directives.plain(added), order, added));
            }
        }
    }

    static List<String> strategies(@Nullable Schema field) {
        String text = field == null
                ? ""
                : field.json().path("x-kubernetes-patch-strategy").asText("");
        return List.of(text.split(","));
    }
}
