package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.registry.ObjectMeta;
import dev.annex.registry.ResourceVersion;
import dev.annex.status.Failures;
import java.util.Optional;

/**
 * What a custom resource says it is, which upstream takes for a part of the object: a wrong kind is not valid rather
 * than not readable.
 *
 * @param apiVersion empty if it is not said
 * @param kind empty if it is not said
 * @param name of the object
 */
record CustomType(String apiVersion, String kind, String name) {

    static CustomType of(ObjectNode object) {
        return new CustomType(
                object.path("apiVersion").asText(""),
                object.path("kind").asText(""),
                ObjectMeta.of(object).name());
    }

    /** Why the version cannot be read from it; empty if it can. */
    Optional<String> malformed() {
        return apiVersion.indexOf('/') == apiVersion.lastIndexOf('/')
                ? Optional.empty()
                : Optional.of("unexpected GroupVersion string: " + apiVersion);
    }

    /**
     * Requires that the object can be stored as one of that version.
     *
     * @throws dev.annex.status.StatusException with 422 if it cannot
     */
    void requireStored(ResourceVersion version) {
        FieldErrors errors = new FieldErrors();
        if (!kind.equals(version.kind().kind())) {
            errors.invalid(
                    FieldPath.of("kind"), kind, "must be " + version.kind().kind());
        }
        if (!apiVersion.equals(version.apiVersion())) {
            errors.invalid(FieldPath.of("apiVersion"), apiVersion, "must be " + version.apiVersion());
        }
        if (!errors.asList().isEmpty()) {
            String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
            throw Failures.invalid(new GroupVersionKind(group, version.name(), kind), name, errors.asList());
        }
    }
}
