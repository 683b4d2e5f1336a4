package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the managed fields of one resource's objects: who set what, through updates of every kind and through server-side
 * apply (section 4.5 of the protocol). Stateless and thread-safe; objects handed in are not changed.
 */
public final class FieldManager {

    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private static final FieldSet STRIPPED = stripped();

    private final Map<String, Schema> schemas;
    private final Set<String> withStatus;
    private final Ownership ownership;

    private FieldManager(Map<String, Schema> schemas, Set<String> withStatus, VersionConversion conversion) {
        this.schemas = Map.copyOf(schemas);
        this.withStatus = Set.copyOf(withStatus);
        this.ownership = new Ownership(this.schemas, conversion);
    }

    /**
     * The field manager of a resource.
     *
     * @param schemas the schemas of whole objects, by apiVersion
     * @param withStatus the apiVersions whose status is written apart: the object's writers cannot own it, nor can the
     *     status's writers own anything else
     * @param conversion converts objects between these versions
     */
    public static FieldManager of(Map<String, Schema> schemas, Set<String> withStatus, VersionConversion conversion) {
        return new FieldManager(schemas, withStatus, conversion);
    }

    /** What no manager can own (P-35). */
    private static FieldSet stripped() {
        FieldSet set = fields("apiVersion", "kind", "metadata");
        for (String field : List.of(
                "name",
                "namespace",
                "creationTimestamp",
                "selfLink",
                "uid",
                "clusterName",
                "generation",
                "managedFields",
                "resourceVersion")) {
            set.add(List.of(PathElement.field("metadata"), PathElement.field(field)));
        }
        return set;
    }

    private static FieldSet fields(String... names) {
        FieldSet set = new FieldSet();
        for (String name : names) {
            set.add(List.of(PathElement.field(name)));
        }
        return set;
    }

    /** What a request to that subresource cannot write. */
    private FieldSet unreachable(String apiVersion, String subresource) {
        if (!withStatus.contains(apiVersion)) {
            return new FieldSet();
        }
        return switch (subresource) {
            case "" -> fields("status");
            case "status" -> fields("metadata", "spec");
            default -> new FieldSet();
        };
    }

    /**
     * The object with its managed fields after an update of any kind but apply (P-37).
     *
     * @param live the object as it is, or an empty one of its kind if it is being created
     * @param next the object as it is to be, perhaps with managed fields that the client wants in place of the present
     * @param manager who updates
     * @param apiVersion the version that both are in
     * @param subresource the subresource that is updated, empty for the object itself
     */
    public ObjectNode update(
            ObjectNode live, ObjectNode next, String manager, String apiVersion, String subresource, Instant now) {
        Map<Manager, Owned> managers = liveOrNew(live, next, subresource);
        ObjectNode before = withoutManagedFields(live);
        ObjectNode after = withoutManagedFields(next);
        boolean creating = live.path("metadata").path("uid").asText("").isEmpty();
        if (!managers.isEmpty() || creating) {
            Manager self = Manager.updater(manager, apiVersion, subresource);
            try {
                if (mergeable(before, apiVersion) && mergeable(after, apiVersion)) {
                    track(before, after, self, managers, now);
                    UpdaterCap.enforce(managers);
                } else {
                    managers.clear();
                }
            } catch (TypedException e) {
                // fields that cannot be told apart are nobody's, which must not keep an update from being made
                managers.clear();
            }
        }
        ManagedFields.write(after, managers);
        return after;
    }

    private boolean mergeable(ObjectNode object, String apiVersion) {
        Schema schema = schemas.get(apiVersion);
        return schema == null || TypedValidation.check(object, schema, true).isEmpty();
    }

    private void track(ObjectNode before, ObjectNode after, Manager self, Map<Manager, Owned> managers, Instant now) {
        FieldSet unreachable = unreachable(self.apiVersion(), self.subresource());
        FieldSet changed = ownership
                .update(before, after, self.apiVersion(), unreachable, managers)
                .difference(STRIPPED);
        if (!changed.isEmpty()) {
            Owned previous = managers.get(self);
            FieldSet fields = previous == null ? changed : previous.fields().union(changed);
            managers.put(self, new Owned(fields, self.apiVersion(), now.truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /**
     * The object after an apply.
     *
     * @param live the object as it is, or an empty one of its kind if it does not exist
     * @param applied what the manager wants, in a version of the resource
     * @param force whether fields are taken from their owners
     * @throws StatusException with 409 if others own what would change, 400 or 500 if what is applied cannot be merged
     */
    public ObjectNode apply(
            ObjectNode live, ObjectNode applied, String manager, boolean force, String subresource, Instant now) {
        String apiVersion = applied.path("apiVersion").asText("");
        JsonNode given = ManagedFields.of(applied);
        if (given != null && given.isArray()) {
            throw Failures.badRequest("metadata.managedFields must be nil");
        }
        Schema schema = schemas.get(apiVersion);
        if (schema == null) {
            throw Failures.badRequest("invalid object type: " + apiVersion);
        }
        checkTyped(applied, schema, apiVersion);
        Application application = new Application(live, applied, manager, subresource, now);
        try {
            return applyOver(application, force);
        } catch (ConflictException e) {
            if (LastApplied.concerns(manager)) {
                ConflictException rest = e.without(LastApplied.fields(withoutManagedFields(live), schema));
                if (rest.fields().isEmpty()) {
                    return applyOver(application, true);
                }
                throw rest.failure();
            }
            throw e.failure();
        } catch (TypedException e) {
            throw Failures.plain(e.failure());
        }
    }

    private record Application(ObjectNode live, ObjectNode applied, String manager, String subresource, Instant now) {}

    private ObjectNode applyOver(Application application, boolean force) {
        String apiVersion = application.applied().path("apiVersion").asText("");
        Map<Manager, Owned> managers = liveOrNew(application.live(), application.live(), application.subresource());
        ObjectNode before = withoutManagedFields(application.live());
        if (managers.isEmpty() && before.path("metadata").has("uid")) {
            firstOwner(before, apiVersion, application.subresource(), managers, application.now());
        }
        Manager self = Manager.applier(application.manager(), application.subresource());
        ObjectNode result = ownership.apply(
                before,
                withoutManagedFields(application.applied()),
                apiVersion,
                unreachable(apiVersion, application.subresource()),
                managers,
                self,
                force);
        boolean changed = !Equality.same(before, result);
        Owned own = managers.get(self);
        if (own != null) {
            FieldSet fields = own.fields().difference(STRIPPED);
            Instant time = changed ? application.now().truncatedTo(ChronoUnit.SECONDS) : own.time();
            managers.put(self, new Owned(fields, apiVersion, time));
            managers.values().removeIf(owned -> owned.fields().isEmpty());
        }
        ObjectNode whole = (changed ? result : before).deepCopy();
        if (LastApplied.concerns(application.manager())) {
            LastApplied.refresh(whole, application.applied());
        }
        ManagedFields.write(whole, managers);
        return whole;
    }

    private static void checkTyped(ObjectNode applied, Schema schema, String apiVersion) {
        List<String> problems = TypedValidation.check(applied, schema, false);
        if (!problems.isEmpty()) {
            String name = applied.path("metadata").path("name").asText("");
            String namespace = applied.path("metadata").path("namespace").asText("");
            String text = problems.size() == 1 ? problems.get(0) : "errors:\n  " + String.join("\n  ", problems);
            throw Failures.plain("failed to create typed patch object (" + namespace + "/" + name + "; " + apiVersion
                    + ", Kind=" + applied.path("kind").asText("") + "): " + text);
        }
    }

    /** What was there before anybody applied belongs to a manager of that name. */
    private void firstOwner(
            ObjectNode live, String apiVersion, String subresource, Map<Manager, Owned> managers, Instant now) {
        ObjectNode nothing = live.objectNode();
        nothing.set("apiVersion", live.get("apiVersion"));
        nothing.set("kind", live.get("kind"));
        Schema schema = schemas.get(apiVersion);
        if (schema != null) {
            schema.properties().forEach((name, field) -> {
                JsonNode value = field.defaultValue();
                if (value != null && value.isObject() && value.isEmpty()) {
                    nothing.putObject(name);
                }
            });
        }
        track(nothing, live, Manager.updater(BEFORE_FIRST_APPLY, apiVersion, subresource), managers, now);
        UpdaterCap.enforce(managers);
    }

    /** The present entries, or those that the client sends in their place (P-39). */
    private static Map<Manager, Owned> liveOrNew(ObjectNode live, ObjectNode next, String subresource) {
        JsonNode given = ManagedFields.of(next);
        if (subresource.isEmpty()) {
            if (ManagedFields.reset(given)) {
                return new LinkedHashMap<>();
            }
            if (given != null && !given.isEmpty()) {
                try {
                    return ManagedFields.read(given);
                } catch (IllegalArgumentException e) {
                    // malformed entries count as none given
                }
            }
        }
        try {
            return ManagedFields.read(ManagedFields.of(live));
        } catch (IllegalArgumentException e) {
            return new LinkedHashMap<>();
        }
    }

    private static ObjectNode withoutManagedFields(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return copy;
    }
}
