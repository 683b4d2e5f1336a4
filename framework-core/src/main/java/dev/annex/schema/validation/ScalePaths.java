package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * Where the scale subresource finds its numbers. They are judged beside the schema, which may say nothing of them; the
 * failures carry the path as it was declared, with its leading dot.
 *
 * @param specReplicas the wanted number, such as {@code .spec.replicas}
 * @param statusReplicas the actual number
 * @param labelSelector the selector in its text form; empty if there is none
 */
public record ScalePaths(String specReplicas, String statusReplicas, String labelSelector) {

    void checkSpec(ObjectNode object, FieldErrors errors) {
        number(object, specReplicas, errors);
    }

    void checkStatus(ObjectNode object, FieldErrors errors) {
        number(object, statusReplicas, errors);
        if (!labelSelector.isEmpty()) {
            JsonNode selector = find(object, labelSelector, "", errors);
            if (selector != null && !selector.isTextual()) {
                wrongType(selector, labelSelector, "string", "", errors);
            }
        }
    }

    private static void number(ObjectNode object, String path, FieldErrors errors) {
        JsonNode value = find(object, path, 0, errors);
        if (value == null) {
            return;
        }
        if (!GoValues.isInteger(value)) {
            wrongType(value, path, "int64", 0, errors);
        } else if (value.longValue() < 0) {
            errors.invalid(FieldPath.of(path), value, "should be a non-negative integer");
        } else if (value.longValue() > Integer.MAX_VALUE) {
            errors.invalid(FieldPath.of(path), value, "should be less than or equal to " + Integer.MAX_VALUE);
        }
    }

    /** The value at a path; null if there is none, which is noted only if something else is in the way. */
    private static @Nullable JsonNode find(ObjectNode object, String path, Object none, FieldErrors errors) {
        JsonNode value = object;
        StringBuilder way = new StringBuilder();
        for (String name : path.replaceFirst("^\\.", "").split("\\.")) {
            way.append('.').append(name);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isObject()) {
                errors.invalid(FieldPath.of(path), none, accessor(way.toString(), value, "map[string]interface{}"));
                return null;
            }
            value = value.get(name);
        }
        return value;
    }

    private static void wrongType(JsonNode value, String path, String expected, Object none, FieldErrors errors) {
        errors.invalid(FieldPath.of(path), none, accessor(path, value, expected));
    }

    private static String accessor(String path, JsonNode value, String expected) {
        return path + " accessor error: " + GoValues.print(value) + " is of the type " + GoValues.type(value)
                + ", expected " + expected;
    }
}
