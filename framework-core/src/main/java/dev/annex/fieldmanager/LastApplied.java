package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The annotation in which kubectl kept what it applied before servers did that. When {@code kubectl} goes over to
 * server-side apply, what it says there and is still so is kubectl's own, and the annotation is kept up to date for as
 * long as it is there (P-40).
 */
final class LastApplied {

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String KUBECTL = "kubectl";
    private static final int LARGEST_ANNOTATIONS = 256 << 10;

    private LastApplied() {}

    static boolean concerns(String manager) {
        return manager.equals(KUBECTL);
    }

    /** The fields of the live object that are as kubectl last applied them; none if it does not say. */
    static FieldSet fields(ObjectNode live, Schema schema) {
        JsonNode annotation = annotations(live).path(ANNOTATION);
        if (!annotation.isTextual() || annotation.textValue().isEmpty()) {
            return new FieldSet();
        }
        try {
            JsonNode last = Json.parse(annotation.textValue().getBytes(StandardCharsets.UTF_8));
            boolean sameVersion = last.isObject() && last.path("apiVersion").equals(live.path("apiVersion"));
            if (!sameVersion || !TypedValidation.check(last, schema, false).isEmpty()) {
                return new FieldSet();
            }
            Comparison comparison = Comparison.of(last, live, schema);
            return TypedTree.fields(last, schema)
                    .difference(comparison.modified())
                    .difference(comparison.added())
                    .difference(comparison.removed());
        } catch (UncheckedIOException | TypedException e) {
            // an annotation that cannot be read says nothing
            return new FieldSet();
        }
    }

    /** Puts what has been applied into the annotation of an object that has one, in place. */
    static void refresh(ObjectNode object, ObjectNode applied) {
        JsonNode annotations = annotations(object);
        if (annotations.path(ANNOTATION).asText("").isEmpty()) {
            return;
        }
        ObjectNode configuration = applied.deepCopy();
        if (annotations(configuration) instanceof ObjectNode given) {
            given.remove(ANNOTATION);
        }
        ObjectNode changed = (ObjectNode) annotations;
        changed.put(ANNOTATION, Json.text(sorted(configuration)) + "\n");
        if (Json.bytes(changed).length > LARGEST_ANNOTATIONS) {
            changed.remove(ANNOTATION);
        }
    }

    /** The value with the fields of all objects in alphabetical order, as Go writes maps. */
    private static JsonNode sorted(JsonNode value) {
        if (value instanceof ObjectNode object) {
            Map<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return Json.object().setAll(fields);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode sorted = Json.array();
            list.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return value;
    }

    private static JsonNode annotations(ObjectNode object) {
        return object.path("metadata").path("annotations");
    }
}
