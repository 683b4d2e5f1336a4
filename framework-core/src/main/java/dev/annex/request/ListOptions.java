package dev.annex.request;

import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.meta.GroupVersionKind;
import dev.annex.selector.FieldSelector;
import dev.annex.selector.LabelSelector;
import dev.annex.status.Failures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a list, watch or deletecollection.
 *
 * @param labelSelector the labels that objects must have
 * @param fieldSelector the fields that objects must have; not yet checked against what the kind supports (W-03)
 * @param allowWatchBookmarks whether bookmarks may be sent
 * @param resourceVersion the revision asked for, empty for none
 * @param resourceVersionMatch how that revision is meant, empty if not said
 * @param timeoutSeconds how long a watch or list may take; null if not said
 * @param limit how many objects a page may have, 0 for all
 * @param continueToken where the page begins, empty for the first
 * @param sendInitialEvents whether a watch begins with what there is; null if not said
 */
public record ListOptions(
        LabelSelector labelSelector,
        FieldSelector fieldSelector,
        boolean allowWatchBookmarks,
        String resourceVersion,
        String resourceVersionMatch,
        @Nullable Long timeoutSeconds,
        long limit,
        String continueToken,
        @Nullable Boolean sendInitialEvents) {

    /** The resourceVersionMatch that asks for one revision. */
    public static final String EXACT = "Exact";

    /** The resourceVersionMatch that asks for a revision or any later one. */
    public static final String NOT_OLDER_THAN = "NotOlderThan";

    private static final GroupVersionKind KIND = new GroupVersionKind("meta.k8s.io", "", "ListOptions");
    private static final FieldPath MATCH = FieldPath.of("resourceVersionMatch");

    /**
     * The options of a query, with defaults and checked.
     *
     * <p>They are those of a watch if the query says so; the deprecated paths that do without it have the defaults and
     * the checks of lists (W-45).
     *
     * @throws dev.annex.status.StatusException with 400 if a value cannot be read (R-40, W-01, W-02), with 422 if the
     *     options contradict each other (W-10, W-11)
     */
    public static ListOptions parse(Map<String, List<String>> query) {
        boolean watch = new Parameters(query).flag("watch");
        ListOptions options = watch ? decode(query).withWatchDefaults() : decode(query);
        FieldErrors errors = new FieldErrors();
        if (watch) {
            options.validateWatch(errors);
        } else {
            options.validateList(errors);
        }
        if (!errors.isEmpty()) {
            throw Failures.invalid(KIND, "", errors.asList());
        }
        return options;
    }

    /**
     * The options of a query as they stand there.
     *
     * @throws dev.annex.status.StatusException with 400 if a value cannot be read
     */
    static ListOptions decode(Map<String, List<String>> query) {
        Parameters parameters = new Parameters(query);
        Long timeout = parameters.number("timeoutSeconds");
        Long limit = parameters.number("limit");
        return new ListOptions(
                LabelSelector.parse(parameters.text("labelSelector")),
                FieldSelector.parse(parameters.text("fieldSelector")),
                parameters.flag("allowWatchBookmarks"),
                parameters.text("resourceVersion"),
                parameters.text("resourceVersionMatch"),
                timeout,
                limit == null ? 0 : limit,
                parameters.text("continue"),
                parameters.optionalFlag("sendInitialEvents"));
    }

    /** The same with the field selector replaced. */
    public ListOptions withFieldSelector(FieldSelector selector) {
        return new ListOptions(
                labelSelector,
                selector,
                allowWatchBookmarks,
                resourceVersion,
                resourceVersionMatch,
                timeoutSeconds,
                limit,
                continueToken,
                sendInitialEvents);
    }

    /**
     * The same for a request whose path, or whose field selector, names one object (W-04).
     *
     * @throws dev.annex.status.StatusException with 400 if the field selector asks for something else
     */
    public ListOptions named(String name) {
        if (fieldSelector.isEmpty()) {
            return withFieldSelector(FieldSelector.exactly(FieldSelector.NAME, name));
        }
        if (fieldSelector
                .requiresExactMatch(FieldSelector.NAME)
                .filter(name::equals)
                .isEmpty()) {
            throw Failures.badRequest("fieldSelector metadata.name doesn't match requested name");
        }
        return this;
    }

    /** Whether the revision asked for is none in particular. */
    public boolean anyRevision() {
        return resourceVersion.isEmpty() || resourceVersion.equals("0");
    }

    /** W-12: a watch that begins nowhere in particular begins with what there is. */
    private ListOptions withWatchDefaults() {
        if (sendInitialEvents != null || !resourceVersionMatch.isEmpty() || !anyRevision()) {
            return this;
        }
        return new ListOptions(
                labelSelector,
                fieldSelector,
                allowWatchBookmarks,
                resourceVersion,
                NOT_OLDER_THAN,
                timeoutSeconds,
                limit,
                continueToken,
                true);
    }

    private void validateList(FieldErrors errors) {
        if (!resourceVersionMatch.isEmpty()) {
            if (resourceVersion.isEmpty()) {
                errors.forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            checkContinue(errors);
            if (!resourceVersionMatch.equals(EXACT) && !resourceVersionMatch.equals(NOT_OLDER_THAN)) {
                errors.notSupported(MATCH, resourceVersionMatch, List.of(EXACT, NOT_OLDER_THAN, ""));
            }
            if (resourceVersionMatch.equals(EXACT) && resourceVersion.equals("0")) {
                errors.forbidden(MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        }
        if (sendInitialEvents != null) {
            errors.forbidden(FieldPath.of("sendInitialEvents"), "sendInitialEvents is forbidden for list");
        }
    }

    private void validateWatch(FieldErrors errors) {
        boolean notOlderThan = resourceVersionMatch.equals(NOT_OLDER_THAN);
        if (sendInitialEvents != null && !notOlderThan) {
            errors.forbidden(MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (resourceVersionMatch.isEmpty()) {
            return;
        }
        if (sendInitialEvents == null) {
            errors.forbidden(MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
        if (!notOlderThan) {
            errors.notSupported(MATCH, resourceVersionMatch, List.of(NOT_OLDER_THAN));
        }
        checkContinue(errors);
    }

    private void checkContinue(FieldErrors errors) {
        if (!continueToken.isEmpty()) {
            errors.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided");
        }
    }
}
