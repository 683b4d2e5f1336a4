package dev.annex.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The options of a delete or deletecollection, from a body or, if there is none, from the query (L-40).
 *
 * @param gracePeriodSeconds how long deletion may take; null if not said
 * @param orphanDependents the older way to say what becomes of dependents; null if not said
 * @param propagationPolicy {@code Orphan}, {@code Background} or {@code Foreground}; empty if not said
 * @param dryRun whether nothing is to be deleted
 * @param uid the uid that the object must have, empty for any
 * @param resourceVersion the resourceVersion that it must have, empty for any
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        @Nullable Boolean orphanDependents,
        String propagationPolicy,
        boolean dryRun,
        String uid,
        String resourceVersion) {

    private static final GroupVersionKind KIND = new GroupVersionKind("meta.k8s.io", "", "DeleteOptions");

    /** What else a server can decode here, though none of it is of use. */
    private static final Set<String> OTHER_KINDS = Set.of(
            "CreateOptions",
            "GetOptions",
            "ListOptions",
            "PatchOptions",
            "UpdateOptions",
            "Status",
            "APIVersions",
            "APIGroup",
            "APIGroupList",
            "APIResourceList");

    /**
     * The options of a query.
     *
     * @throws dev.annex.status.StatusException with 400 if a value cannot be read, with 422 if they are not valid (L-41)
     */
    public static DeleteOptions fromQuery(Map<String, List<String>> query) {
        Parameters parameters = new Parameters(query);
        return validated(
                parameters.number("gracePeriodSeconds"),
                parameters.optionalFlag("orphanDependents"),
                parameters.optionalText("propagationPolicy"),
                parameters.all("dryRun"),
                parameters.text("uid"),
                parameters.text("resourceVersion"));
    }

    /**
     * The options of a body, whatever version it claims to be of.
     *
     * @throws dev.annex.status.StatusException with 400 if it is something else, with 422 if they are not valid (L-41)
     */
    public static DeleteOptions fromBody(ObjectNode body) {
        checkKind(body);
        JsonNode preconditions = typed(body, "preconditions", JsonNode::isObject, "v1.Preconditions");
        JsonNode grace = typed(body, "gracePeriodSeconds", DeleteOptions::isLong, "int64");
        JsonNode orphan = typed(body, "orphanDependents", JsonNode::isBoolean, "bool");
        JsonNode policy = typed(body, "propagationPolicy", JsonNode::isTextual, "v1.DeletionPropagation");
        JsonNode dryRun = typed(body, "dryRun", JsonNode::isArray, "[]string");
        List<String> stages = new ArrayList<>();
        if (dryRun != null) {
            dryRun.forEach(stage -> stages.add(stage.asText()));
        }
        return validated(
                grace == null ? null : grace.longValue(),
                orphan == null ? null : orphan.booleanValue(),
                policy == null ? null : policy.textValue(),
                stages,
                preconditions == null ? "" : text(preconditions, "uid"),
                preconditions == null ? "" : text(preconditions, "resourceVersion"));
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private static void checkKind(ObjectNode body) {
        String kind = text(body, "kind");
        if (kind.isEmpty() || kind.equals("DeleteOptions")) {
            return;
        }
        if (OTHER_KINDS.contains(kind)) {
            throw Failures.badRequest("decoded object cannot be converted to DeleteOptions");
        }
        String apiVersion = text(body, "apiVersion");
        throw Failures.badRequest("no kind " + GoQuote.quote(kind) + " is registered for version "
                + GoQuote.quote(apiVersion.isEmpty() ? "v1" : apiVersion)
                + " in scheme \"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"");
    }

    private static DeleteOptions validated(
            @Nullable Long grace,
            @Nullable Boolean orphan,
            @Nullable String policy,
            List<String> stages,
            String uid,
            String resourceVersion) {
        FieldErrors errors = new FieldErrors();
        FieldPath path = FieldPath.of("propagationPolicy");
        if (orphan != null && policy != null) {
            errors.invalid(path, policy, "orphanDependents and deletionPropagation cannot be both set");
        }
        List<String> policies = List.of("Foreground", "Background", "Orphan", "nil");
        if (policy != null && (policy.equals("nil") || !policies.contains(policy))) {
            errors.notSupported(path, policy, policies);
        }
        boolean dryRun = WriteOptions.dryRun(stages, errors);
        if (!errors.isEmpty()) {
            throw Failures.invalid(KIND, "", errors.asList());
        }
        return new DeleteOptions(grace, orphan, policy == null ? "" : policy, dryRun, uid, resourceVersion);
    }

    private static @Nullable JsonNode typed(ObjectNode body, String field, Predicate<JsonNode> type, String goType) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!type.test(value)) {
            throw Failures.badRequest("json: cannot unmarshal " + goName(value) + " into Go struct field DeleteOptions."
                    + field + " of type " + goType);
        }
        return value;
    }

    private static String goName(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            default -> "object";
        };
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
