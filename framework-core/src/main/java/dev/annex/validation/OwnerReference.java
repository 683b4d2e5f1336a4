package dev.annex.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;

/** An entry of {@code metadata.ownerReferences} (L-34). */
record OwnerReference(String apiVersion, String kind, String name, String uid, JsonNode json) {

    static OwnerReference of(JsonNode json) {
        return new OwnerReference(
                text(json, "apiVersion"), text(json, "kind"), text(json, "name"), text(json, "uid"), json);
    }

    boolean controller() {
        return json.path("controller").booleanValue();
    }

    void validate(FieldPath path, FieldErrors errors) {
        boolean wellFormed = apiVersion.indexOf('/') == apiVersion.lastIndexOf('/');
        String group = wellFormed && apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        String version = wellFormed ? apiVersion.substring(apiVersion.indexOf('/') + 1) : "";
        if (version.isEmpty()) {
            errors.invalid(path.child("apiVersion"), apiVersion, "version must not be empty");
        }
        notEmpty("kind", kind, path, errors);
        notEmpty("name", name, path, errors);
        notEmpty("uid", uid, path, errors);
        if (group.isEmpty() && version.equals("v1") && kind.equals("Event")) {
            errors.invalid(path, ordered(), "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static void notEmpty(String field, String value, FieldPath path, FieldErrors errors) {
        if (value.isEmpty()) {
            errors.invalid(path.child(field), value, "must not be empty");
        }
    }

    /** All entries of a list, as messages show them. */
    static ArrayNode all(JsonNode references) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        references.forEach(each -> all.add(of(each).ordered()));
        return all;
    }

    /** The entry with its fields in the order in which Kubernetes declares them. */
    private ObjectNode ordered() {
        ObjectNode ordered = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("name", name)
                .put("uid", uid);
        for (String optional : new String[] {"controller", "blockOwnerDeletion"}) {
            if (json.hasNonNull(optional)) {
                ordered.set(optional, json.get(optional));
            }
        }
        return ordered;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}
