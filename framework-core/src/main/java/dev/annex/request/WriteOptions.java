package dev.annex.request;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.Failures;
import dev.annex.validation.FieldManagers;
import java.util.List;
import java.util.Map;

/**
 * The options of a create, update or patch.
 *
 * @param dryRun whether nothing is to be stored
 * @param fieldManager who owns the fields that are set, empty if not said
 * @param fieldValidation what becomes of fields that nobody knows: {@link #IGNORE}, {@link #WARN} or {@link #STRICT}
 * @param force whether an apply takes fields from their owners
 */
public record WriteOptions(boolean dryRun, String fieldManager, String fieldValidation, boolean force) {

    /** Fields that nobody knows, or that stand in a body twice, are dropped. */
    public static final String IGNORE = "Ignore";

    /** They are dropped, and the client is warned; what happens if nothing is said. */
    public static final String WARN = "Warn";

    /** The request fails. */
    public static final String STRICT = "Strict";

    private static final String ALL = "All";

    /**
     * The options of a create.
     *
     * @throws dev.annex.status.StatusException with 422 if they are not valid
     */
    public static WriteOptions forCreate(Map<String, List<String>> query) {
        return validated("CreateOptions", query, false, new FieldErrors());
    }

    /**
     * The options of an update.
     *
     * @throws dev.annex.status.StatusException with 422 if they are not valid
     */
    public static WriteOptions forUpdate(Map<String, List<String>> query) {
        return validated("UpdateOptions", query, false, new FieldErrors());
    }

    /**
     * The options of a patch.
     *
     * @param apply whether it is a server-side apply, which has to name its manager and alone can use force
     * @throws dev.annex.status.StatusException with 422 if they are not valid
     */
    public static WriteOptions forPatch(Map<String, List<String>> query, boolean apply) {
        Parameters parameters = new Parameters(query);
        Boolean force = parameters.optionalFlag("force");
        FieldErrors errors = new FieldErrors();
        if (apply && parameters.text("fieldManager").isEmpty()) {
            errors.required(FieldPath.of("fieldManager"), "is required for apply patch");
        }
        if (!apply && force != null) {
            errors.forbidden(FieldPath.of("force"), "may not be specified for non-apply patch");
        }
        return validated("PatchOptions", query, Boolean.TRUE.equals(force), errors);
    }

    private static WriteOptions validated(
            String kind, Map<String, List<String>> query, boolean force, FieldErrors errors) {
        Parameters parameters = new Parameters(query);
        String manager = parameters.text("fieldManager");
        FieldManagers.check(manager, FieldPath.of("fieldManager"), errors);
        boolean dryRun = dryRun(parameters.all("dryRun"), errors);
        String validation = parameters.text("fieldValidation");
        if (!List.of("", IGNORE, STRICT, WARN).contains(validation)) {
            errors.notSupported(FieldPath.of("fieldValidation"), validation, List.of("", IGNORE, STRICT, WARN));
        }
        if (!errors.isEmpty()) {
            throw Failures.invalid(new GroupVersionKind("meta.k8s.io", "", kind), "", errors.asList());
        }
        return new WriteOptions(dryRun, manager, validation.isEmpty() ? WARN : validation, force);
    }

    /** Whether stages of a request are left out; all of them is the only choice. */
    static boolean dryRun(List<String> stages, FieldErrors errors) {
        if (!stages.stream().allMatch(ALL::equals)) {
            errors.notSupported(FieldPath.of("dryRun"), stages, List.of(ALL));
        }
        return !stages.isEmpty();
    }
}
