package dev.annex.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import dev.annex.status.GoValue;
import dev.annex.status.StatusException;
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
 * @param uid the uid that the object must have; null for any
 * @param resourceVersion the resourceVersion that it must have; null for any
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        @Nullable Boolean orphanDependents,
        String propagationPolicy,
        boolean dryRun,
        @Nullable String uid,
        @Nullable String resourceVersion) {

    private static final GroupVersionKind KIND = new GroupVersionKind("meta.k8s.io", "", "DeleteOptions");

    private static final String META = "meta.k8s.io/v1";

    /** What else a server can decode here, though none of it is of use: of any version, */
    private static final Set<String> UNVERSIONED = Set.of(
            "CreateOptions", "UpdateOptions", "Status", "APIVersions", "APIGroup", "APIGroupList", "APIResourceList");

    /** and of the one in which the options are. */
    private static final Set<String> VERSIONED = Set.of(
            "GetOptions",
            "ListOptions",
            "PatchOptions",
            "WatchEvent",
            "Table",
            "TableOptions",
            "PartialObjectMetadata",
            "PartialObjectMetadataList");

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
                unlessEmpty(parameters.text("uid")),
                unlessEmpty(parameters.text("resourceVersion")));
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
        typed(body, "ignoreStoreReadErrorWithClusterBreakingPotential", JsonNode::isBoolean, "bool");
        List<String> stages = new ArrayList<>();
        if (dryRun != null) {
            dryRun.forEach(stage -> stages.add(text(stage, "dryRun", "string")));
        }
        return validated(
                grace == null ? null : grace.longValue(),
                orphan == null ? null : orphan.booleanValue(),
                policy == null ? null : policy.textValue(),
                stages,
                precondition(preconditions, "uid", "types.UID"),
                precondition(preconditions, "resourceVersion", "string"));
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String precondition(@Nullable JsonNode preconditions, String field, String goType) {
        JsonNode value = preconditions == null ? null : preconditions.get(field);
        return value == null || value.isNull() ? null : text(value, "preconditions." + field, goType);
    }

    private static String text(JsonNode value, String field, String goType) {
        if (!value.isTextual()) {
            throw unfit(value, field, goType);
        }
        return value.textValue();
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private static void checkKind(ObjectNode body) {
        String kind = text(body, "kind");
        String version = text(body, "apiVersion");
        if (version.indexOf('/') != version.lastIndexOf('/')) {
            throw Failures.badRequest("unexpected GroupVersion string: " + version);
        }
        if (kind.isEmpty() || kind.equals("DeleteOptions")) {
            return;
        }
        String apiVersion = version.isEmpty() ? META : version;
        if (UNVERSIONED.contains(kind) || (VERSIONED.contains(kind) && apiVersion.equals(META))) {
            throw Failures.badRequest("converting (v1." + kind + ") to (v1.DeleteOptions): unknown conversion");
        }
        throw Failures.badRequest("no kind " + GoQuote.quote(kind) + " is registered for version "
                + GoQuote.quote(apiVersion)
                + " in scheme \"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"");
    }

    private static DeleteOptions validated(
            @Nullable Long grace,
            @Nullable Boolean orphan,
            @Nullable String policy,
            List<String> stages,
            @Nullable String uid,
            @Nullable String resourceVersion) {
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
            throw unfit(value, field, goType);
        }
        return value;
    }

    private static StatusException unfit(JsonNode value, String field, String goType) {
        return Failures.badRequest("json: cannot unmarshal " + GoValue.jsonType(value)
                + " into Go struct field DeleteOptions." + field + " of type " + goType);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
