package dev.annex.request;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.status.Failures;
import dev.annex.validation.FieldManagers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a create, update or patch.
 *
 * @param dryRun whether nothing is to be stored
 * @param fieldManager who owns the fields that are set, empty if not said
 * @param fieldValidation what becomes of fields that nobody knows
 * @param force whether an apply takes fields from their owners; null if not said
 */
public record WriteOptions(
        boolean dryRun, String fieldManager, FieldValidation fieldValidation, @Nullable Boolean force) {

    private static final String ALL = "All";

    /**
     * The options of a create.
     *
     * @throws dev.annex.status.StatusException with 422 if they are not valid
     */
    public static WriteOptions forCreate(Map<String, List<String>> query) {
        return validated("CreateOptions", query, null, new FieldErrors());
    }

    /**
     * The options of an update.
     *
     * @throws dev.annex.status.StatusException with 422 if they are not valid
     */
    public static WriteOptions forUpdate(Map<String, List<String>> query) {
        return validated("UpdateOptions", query, null, new FieldErrors());
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
        return validated("PatchOptions", query, force, errors);
    }

    /** Whether an apply takes fields from their owners. */
    public boolean forced() {
        return Boolean.TRUE.equals(force);
    }

    private static WriteOptions validated(
            String kind, Map<String, List<String>> query, @Nullable Boolean force, FieldErrors errors) {
        Parameters parameters = new Parameters(query);
        String manager = parameters.text("fieldManager");
        FieldManagers.check(manager, FieldPath.of("fieldManager"), errors);
        boolean dryRun = dryRun(parameters.all("dryRun"), errors);
        FieldValidation validation =
                switch (parameters.text("fieldValidation")) {
                    case "", "Warn" -> FieldValidation.WARN;
                    case "Ignore" -> FieldValidation.IGNORE;
                    case "Strict" -> FieldValidation.STRICT;
                    default -> {
                        errors.notSupported(
                                FieldPath.of("fieldValidation"),
                                parameters.text("fieldValidation"),
                                List.of("", "Ignore", "Strict", "Warn"));
                        yield FieldValidation.WARN;
                    }
                };
        if (!errors.isEmpty()) {
            throw Failures.invalid(new GroupVersionKind("meta.k8s.io", "", kind), "", errors.asList());
        }
        return new WriteOptions(dryRun, manager, validation, force);
    }

    /** Whether stages of a request are left out; all of them is the only choice. */
    static boolean dryRun(List<String> stages, FieldErrors errors) {
        if (!stages.stream().allMatch(ALL::equals)) {
            errors.notSupported(FieldPath.of("dryRun"), stages, List.of(ALL));
        }
        return !stages.isEmpty();
    }
}
