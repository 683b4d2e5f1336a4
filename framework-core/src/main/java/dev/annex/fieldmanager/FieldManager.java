package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the managed fields of one resource's objects: who set what, through updates of every kind and through server-side
 * apply (section 4.5 of the protocol). Stateless and thread-safe; objects handed in are not changed.
 */
public final class FieldManager {

    private static final String BEFORE_FIRST_APPLY = "before-first-apply";
    private static final String ANCIENT = "ancient-changes";
    private static final int MOST_UPDATERS = 10;

    private static final FieldSet STRIPPED = stripped();

    private final Map<String, Schema> schemas;
    private final Ownership ownership;

    private FieldManager(Map<String, Schema> schemas, VersionConversion conversion) {
        this.schemas = Map.copyOf(schemas);
        this.ownership = new Ownership(this.schemas, conversion);
    }

    /**
     * The field manager of a resource.
     *
     * @param schemas the schemas of whole objects, by apiVersion
     * @param conversion converts objects between these versions
     */
    public static FieldManager of(Map<String, Schema> schemas, VersionConversion conversion) {
        return new FieldManager(schemas, conversion);
    }

    /** What no manager can own (P-35). */
    private static FieldSet stripped() {
        FieldSet set = new FieldSet();
        for (String field : List.of("apiVersion", "kind", "metadata")) {
            set.add(List.of(PathElement.field(field)));
        }
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
                track(before, after, self, managers, now);
            } catch (TypedException e) {
                // fields that cannot be told apart are nobody's, which must not keep an update from being made
                managers.clear();
            }
            capUpdaters(managers);
        }
        ManagedFields.write(after, managers);
        return after;
    }

    private void track(ObjectNode before, ObjectNode after, Manager self, Map<Manager, Owned> managers, Instant now) {
        FieldSet changed =
                ownership.update(before, after, self.apiVersion(), managers).difference(STRIPPED);
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
        if (given != null && !given.isNull()) {
            throw Failures.badRequest("metadata.managedFields must be nil");
        }
        Schema schema = schemas.get(apiVersion);
        if (schema == null) {
            throw Failures.badRequest("invalid object type: " + apiVersion);
        }
        checkTyped(applied, schema, apiVersion);
        Map<Manager, Owned> managers = liveOrNew(live, live, subresource);
        ObjectNode before = withoutManagedFields(live);
        if (managers.isEmpty() && !live.path("metadata").path("uid").asText("").isEmpty()) {
            firstOwner(before, apiVersion, subresource, managers, now);
        }
        Manager self = Manager.applier(manager, subresource);
        ObjectNode config = withoutManagedFields(applied);
        ObjectNode result = ownership.apply(before, config, apiVersion, managers, self, force);
        Owned own = managers.get(self);
        if (own != null) {
            FieldSet fields = own.fields().difference(STRIPPED);
            Instant time = result.equals(before) ? own.time() : now.truncatedTo(ChronoUnit.SECONDS);
            managers.put(self, new Owned(fields, apiVersion, time));
            managers.values().removeIf(owned -> owned.fields().isEmpty());
        }
        ObjectNode whole = result.deepCopy();
        ManagedFields.write(whole, managers);
        return whole;
    }

    private static void checkTyped(ObjectNode applied, Schema schema, String apiVersion) {
        List<String> problems = TypedValidation.check(applied, schema);
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

    /** P-37: of many updaters the oldest become one. */
    private static void capUpdaters(Map<Manager, Owned> managers) {
        List<Manager> updaters = managers.entrySet().stream()
                .filter(entry -> !entry.getKey().applies()
                        && entry.getKey().subresource().isEmpty())
                .sorted(Comparator.comparing(
                                (Map.Entry<Manager, Owned> entry) ->
                                        entry.getValue().time(),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(entry -> entry.getKey().name()))
                .map(Map.Entry::getKey)
                .toList();
        int excess = updaters.size() - MOST_UPDATERS;
        Map<String, Manager> oldestOfVersion = new LinkedHashMap<>();
        for (int i = 0; excess > 0 && i < updaters.size(); i++) {
            Manager updater = updaters.get(i);
            Manager oldest = oldestOfVersion.putIfAbsent(updater.apiVersion(), updater);
            if (oldest != null) {
                mergeIntoAncient(managers, oldest, updater);
                excess--;
            }
        }
    }

    private static void mergeIntoAncient(Map<Manager, Owned> managers, Manager oldest, Manager updater) {
        Manager bucket = Manager.updater(ANCIENT, updater.apiVersion(), "");
        Owned first = managers.remove(managers.containsKey(bucket) && !updater.equals(bucket) ? bucket : oldest);
        Owned next = managers.remove(updater);
        if (first != null && next != null) {
            managers.put(bucket, new Owned(first.fields().union(next.fields()), next.apiVersion(), next.time()));
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
