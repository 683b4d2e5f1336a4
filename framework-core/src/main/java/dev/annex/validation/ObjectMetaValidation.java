package dev.annex.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.status.GoQuote;
import dev.annex.status.GoTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the metadata of objects (L-16, L-30 to L-36, R-62), which hold whatever the kind. Expects metadata whose
 * fields have the right types.
 */
public final class ObjectMetaValidation {

    private static final int ANNOTATIONS_LENGTH = 256 << 10;
    private static final List<String> IMMUTABLE =
            List.of("name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds");
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private final ObjectNode metadata;
    private final FieldPath path;
    private final FieldErrors errors;

    private ObjectMetaValidation(ObjectNode metadata, FieldPath path, FieldErrors errors) {
        this.metadata = metadata;
        this.path = path;
        this.errors = errors;
    }

    /** Notes what is wrong with the metadata of a new object whose name, if one was wanted, has been generated. */
    public static void validateCreate(ObjectNode metadata, boolean namespaced, FieldPath path, FieldErrors errors) {
        validateCreate(metadata, namespaced, NameRule.PATH_SEGMENT, path, errors);
    }

    /** The same with a rule of the kind's own for names. */
    public static void validateCreate(
            ObjectNode metadata, boolean namespaced, NameRule names, FieldPath path, FieldErrors errors) {
        ObjectMetaValidation validation = new ObjectMetaValidation(metadata, path, errors);
        validation.names(names);
        validation.namespace(namespaced);
        JsonNode generation = metadata.get("generation");
        if (generation != null && generation.longValue() < 0) {
            errors.invalid(path.child("generation"), generation.longValue(), "must be greater than or equal to 0");
        }
        validation.labelsAndAnnotations();
        validation.ownerReferences();
        validation.finalizers();
        validation.managedFields();
    }

    /**
     * Notes what is wrong with the metadata of a changed object: all that would be wrong with a new one and, again and
     * after it, what may not change. Upstream looks at labels, annotations, owners and managers twice, and so do the
     * causes of its answer.
     */
    public static void validateUpdate(
            ObjectNode metadata, ObjectNode old, boolean namespaced, FieldPath path, FieldErrors errors) {
        validateCreate(metadata, namespaced, path, errors);
        validateChanges(metadata, old, path, errors);
    }

    /** Notes what may not change in the metadata of a changed object, and some of what would be wrong with a new one. */
    public static void validateChanges(ObjectNode metadata, ObjectNode old, FieldPath path, FieldErrors errors) {
        ObjectMetaValidation validation = new ObjectMetaValidation(metadata, path, errors);
        validation.changes(old);
        validation.labelsAndAnnotations();
        validation.ownerReferences();
        validation.managedFields();
    }

    private void names(NameRule rule) {
        String prefix = text(metadata, "generateName");
        if (!prefix.isEmpty()) {
            rule.check(prefix, true).forEach(fault -> errors.invalid(path.child("generateName"), prefix, fault));
        }
        String name = text(metadata, "name");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "name or generateName is required");
        } else {
            rule.check(name, false).forEach(fault -> errors.invalid(path.child("name"), name, fault));
        }
    }

    private void namespace(boolean namespaced) {
        String namespace = text(metadata, "namespace");
        FieldPath field = path.child("namespace");
        if (!namespaced && !namespace.isEmpty()) {
            errors.forbidden(field, "not allowed on this type");
        } else if (namespaced && namespace.isEmpty()) {
            errors.required(field, "");
        } else if (namespaced) {
            NameRule.DNS_LABEL.check(namespace, false).forEach(fault -> errors.invalid(field, namespace, fault));
        }
    }

    private void labelsAndAnnotations() {
        FieldPath labels = path.child("labels");
        metadata.path("labels").properties().forEach(label -> {
            Labels.key(label.getKey()).forEach(fault -> errors.invalid(labels, label.getKey(), fault));
            String value = label.getValue().asText("");
            Labels.value(value).forEach(fault -> errors.invalid(labels, value, fault));
        });
        FieldPath annotations = path.child("annotations");
        long length = 0;
        for (var annotation : metadata.path("annotations").properties()) {
            String key = annotation.getKey();
            // upper case is allowed here even in the prefix
            Labels.key(key.toLowerCase(Locale.ROOT)).forEach(fault -> errors.invalid(annotations, key, fault));
            length +=
                    Sentences.bytes(key) + Sentences.bytes(annotation.getValue().asText(""));
        }
        if (length > ANNOTATIONS_LENGTH) {
            errors.tooLong(annotations, ANNOTATIONS_LENGTH);
        }
    }

    private void ownerReferences() {
        FieldPath owners = path.child("ownerReferences");
        String controller = null;
        for (JsonNode each : metadata.path("ownerReferences")) {
            OwnerReference owner = OwnerReference.of(each);
            owner.validate(owners, errors);
            if (!owner.controller()) {
                continue;
            }
            String name = owner.kind() + "/" + owner.name();
            if (controller == null) {
                controller = name;
            } else {
                errors.invalid(
                        owners,
                        OwnerReference.all(metadata.path("ownerReferences")),
                        "Only one reference can have Controller set to true. Found \"true\" in references for "
                                + controller + " and " + name);
            }
        }
    }

    private void finalizers() {
        FieldPath field = path.child("finalizers");
        Set<String> finalizers = finalizers(metadata);
        for (JsonNode each : metadata.path("finalizers")) {
            String finalizer = each.asText("");
            Labels.key(finalizer).forEach(fault -> errors.invalid(field, finalizer, fault));
        }
        if (finalizers.contains(ORPHAN) && finalizers.contains(FOREGROUND)) {
            errors.invalid(
                    field,
                    metadata.get("finalizers"),
                    "finalizer " + ORPHAN + " and " + FOREGROUND + " cannot be both set");
        }
    }

    private void managedFields() {
        int index = 0;
        for (JsonNode entry : metadata.path("managedFields")) {
            FieldPath field = path.child("managedFields").index(index++);
            String operation = text(entry, "operation");
            if (!operation.equals("Apply") && !operation.equals("Update")) {
                errors.invalid(field.child("operation"), operation, "must be `Apply` or `Update`");
            }
            String type = text(entry, "fieldsType");
            if (!type.isEmpty() && !type.equals("FieldsV1")) {
                errors.invalid(field.child("fieldsType"), type, "must be `FieldsV1`");
            }
            FieldManagers.check(text(entry, "manager"), field.child("manager"), errors);
            if (Sentences.bytes(text(entry, "subresource")) > 256) {
                errors.tooLong(field.child("subresource"), 256);
            }
        }
    }

    /** L-16. */
    private void changes(ObjectNode old) {
        if (!text(old, "deletionTimestamp").isEmpty()) {
            Set<String> added = finalizers(metadata);
            added.removeAll(finalizers(old));
            if (!added.isEmpty()) {
                errors.forbidden(
                        path.child("finalizers"),
                        "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                                + added.stream().map(GoQuote::quote).collect(Collectors.joining(", ")) + "}");
            }
        }
        if (text(metadata, "resourceVersion").isEmpty()) {
            errors.invalid(path.child("resourceVersion"), "", "must be specified for an update");
        }
        long generation = metadata.path("generation").longValue();
        if (generation < old.path("generation").longValue()) {
            errors.invalid(path.child("generation"), generation, "must not be decremented");
        }
        for (String field : IMMUTABLE) {
            JsonNode now = set(metadata.get(field));
            JsonNode before = set(old.get(field));
            if (!Objects.equals(now, before)) {
                if (now != null && field.endsWith("Timestamp")) {
                    // times are shown as they would be stored (E-25)
                    now = TextNode.valueOf(GoTime.parse(now.asText()).toString());
                }
                boolean name = field.equals("name") || field.equals("namespace") || field.equals("uid");
                errors.invalid(path.child(field), now == null && name ? "" : now, "field is immutable");
            }
        }
    }

    private static Set<String> finalizers(JsonNode metadata) {
        Set<String> finalizers = new TreeSet<>();
        metadata.path("finalizers").forEach(finalizer -> finalizers.add(finalizer.asText("")));
        return finalizers;
    }

    /** A value, or null where Kubernetes' own types would hold none. */
    private static @Nullable JsonNode set(@Nullable JsonNode value) {
        return value == null
                        || value.isNull()
                        || (value.isTextual() && value.textValue().isEmpty())
                ? null
                : value;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
