package dev.annex.openapi;

import java.util.List;
import java.util.stream.Stream;

/** The parameters that Kubernetes' operations take (D-23; the query options of Q-01 and following). */
final class Parameters {

    static final Parameter PRETTY = Parameter.query(
            "pretty",
            "string",
            "Whether the answer is indented. Browsers and curl get it indented unless it is false.");
    static final Parameter NAMESPACE = Parameter.path("namespace", "the namespace that the objects live in");

    private static final Parameter DRY_RUN = Parameter.query(
            "dryRun", "string", "\"All\" runs every stage of the request but stores nothing; nothing else is valid.");
    private static final Parameter FIELD_MANAGER = Parameter.query(
            "fieldManager",
            "string",
            "The name under which the changed fields are recorded, of at most 128 printable characters. Without it, it"
                    + " is taken from the User-Agent header.");
    private static final Parameter APPLY_FIELD_MANAGER = Parameter.query(
            "fieldManager",
            "string",
            "The name under which the changed fields are recorded, of at most 128 printable characters. It must be"
                    + " given for apply patches; for others it is otherwise taken from the User-Agent header.");
    private static final Parameter FIELD_VALIDATION = Parameter.query(
            "fieldValidation",
            "string",
            "What becomes of unknown and duplicate fields: \"Ignore\" drops them, \"Warn\", the default, drops them"
                    + " with a warning, \"Strict\" refuses the request.");
    private static final Parameter FORCE = Parameter.query(
            "force",
            "boolean",
            "Whether an apply patch takes over fields that others have set to other values. Only for apply patches.");
    private static final Parameter RESOURCE_VERSION = Parameter.query(
            "resourceVersion",
            "string",
            "How fresh the answer must be: at least of this revision; 0 is anything, none is the newest.");

    private static final Parameter ALLOW_WATCH_BOOKMARKS = Parameter.query(
            "allowWatchBookmarks",
            "boolean",
            "Whether a watch may send BOOKMARK events, which tell how far it has come. Only for watches.");
    private static final Parameter WATCH = Parameter.query(
            "watch",
            "boolean",
            "Whether the changes are sent as they happen, instead of a list, from resourceVersion.");

    private static final Parameter CONTINUE = Parameter.query(
            "continue",
            "string",
            "The token of the part before, to go on with a list that was limited. After it has expired, the answer is"
                    + " 410 Gone with a token for a list that goes on from a newer state.");
    private static final Parameter FIELD_SELECTOR =
            Parameter.query("fieldSelector", "string", "Only objects whose fields have these values.");
    private static final Parameter LABEL_SELECTOR =
            Parameter.query("labelSelector", "string", "Only objects whose labels match.");
    private static final Parameter LIMIT = Parameter.query(
            "limit",
            "integer",
            "How many objects the answer holds at most. If there are more, its metadata.continue is set.");
    private static final Parameter RESOURCE_VERSION_MATCH = Parameter.query(
            "resourceVersionMatch",
            "string",
            "How resourceVersion is meant: \"NotOlderThan\", or \"Exact\" for the state at that revision.");
    private static final Parameter SEND_INITIAL_EVENTS = Parameter.query(
            "sendInitialEvents",
            "boolean",
            "Whether a watch starts with the present objects, followed by a BOOKMARK that marks their end.");
    private static final Parameter SHARD_SELECTOR = Parameter.query(
            "shardSelector", "string", "Only the objects of a shard, where the server supports sharding.");
    private static final Parameter TIMEOUT_SECONDS =
            Parameter.query("timeoutSeconds", "integer", "After how many seconds the server ends a list or watch.");

    static final List<Parameter> GET = List.of(RESOURCE_VERSION);
    static final List<Parameter> LIST = List.of(
            ALLOW_WATCH_BOOKMARKS,
            CONTINUE,
            FIELD_SELECTOR,
            LABEL_SELECTOR,
            LIMIT,
            RESOURCE_VERSION,
            RESOURCE_VERSION_MATCH,
            SEND_INITIAL_EVENTS,
            SHARD_SELECTOR,
            TIMEOUT_SECONDS,
            WATCH);
    static final List<Parameter> WRITE = List.of(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION);
    static final List<Parameter> PATCH = List.of(DRY_RUN, APPLY_FIELD_MANAGER, FIELD_VALIDATION, FORCE);
    static final List<Parameter> DELETE = List.of(
            DRY_RUN,
            Parameter.query(
                    "gracePeriodSeconds", "integer", "How many seconds the object has to end by itself; 0 is at once."),
            Parameter.query(
                    "ignoreStoreReadErrorWithClusterBreakingPotential",
                    "boolean",
                    "Deletes, unsafely, an object that cannot be read from the storage any more."),
            Parameter.query(
                    "orphanDependents", "boolean", "Deprecated, use propagationPolicy. Whether dependents stay."),
            Parameter.query(
                    "propagationPolicy",
                    "string",
                    "What becomes of dependents: \"Orphan\", \"Background\" or \"Foreground\"."));

    private Parameters() {}

    static Parameter name(String kind) {
        return Parameter.path("name", "name of the " + kind);
    }

    /** What the deletion of a collection takes: how to select and how to delete, but nothing of watches. */
    static List<Parameter> deleteCollection() {
        Stream<Parameter> selecting =
                LIST.stream().filter(option -> !option.equals(WATCH) && !option.equals(ALLOW_WATCH_BOOKMARKS));
        return Stream.concat(selecting, DELETE.stream()).toList();
    }
}
