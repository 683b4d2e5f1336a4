package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.fieldmanager.Manager.Owned;
import dev.annex.schema.Schema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How ownership changes when an object does (KEP-555): whoever changes a field takes it from its owners, by force or,
 * when applying, only if it may; what an applier no longer applies and nobody else owns goes.
 */
final class Ownership {

    private final Map<String, Schema> schemas;
    private final VersionConversion conversion;

    /** A change as seen in one version; the fields that its writer cannot reach do not count. */
    private record Change(ObjectNode old, ObjectNode now, String apiVersion, FieldSet unreachable) {}

    Ownership(Map<String, Schema> schemas, VersionConversion conversion) {
        this.schemas = schemas;
        this.conversion = conversion;
    }

    @Nullable
    Schema schema(String apiVersion) {
        return schemas.get(apiVersion);
    }

    /**
     * The managers after somebody else has changed an object, in place; returns what that somebody changed.
     *
     * @param unreachable what the writer cannot write, with all below it
     */
    FieldSet update(
            ObjectNode old, ObjectNode now, String apiVersion, FieldSet unreachable, Map<Manager, Owned> managers) {
        SchemaChanges.reconcile(managers, schemas);
        return take(new Change(old, now, apiVersion, unreachable), managers, null, true)
                .changed();
    }

    /**
     * Lays an application over an object.
     *
     * @param unreachable what the applier cannot write, with all below it
     * @return the object as it becomes
     * @throws ConflictException if fields of others would change without force
     */
    ObjectNode apply(
            ObjectNode live,
            ObjectNode applied,
            String apiVersion,
            FieldSet unreachable,
            Map<Manager, Owned> managers,
            Manager manager,
            boolean force) {
        SchemaChanges.reconcile(managers, schemas);
        Schema schema = schema(apiVersion);
        ObjectNode merged = orEmpty(Merge.merge(live, applied, schema));
        Owned last = managers.get(manager);
        FieldSet fields = TypedTree.fields(applied, schema).recursiveDifference(unreachable);
        managers.put(manager, new Owned(fields, apiVersion, last == null ? null : last.time()));
        ObjectNode pruned = last == null || last.fields().isEmpty() || !schemas.containsKey(last.apiVersion())
                ? merged
                : prune(merged, apiVersion, managers, last);
        take(new Change(live, pruned, apiVersion, unreachable), managers, manager, force);
        return pruned;
    }

    private Comparison take(Change change, Map<Manager, Owned> managers, @Nullable Manager taker, boolean force) {
        Map<String, Comparison> comparisons = new HashMap<>();
        Comparison comparison = Comparison.of(change.old(), change.now(), schema(change.apiVersion()))
                .without(change.unreachable());
        comparisons.put(change.apiVersion(), comparison);
        Map<Manager, Owned> conflicts = new LinkedHashMap<>();
        Map<Manager, Owned> left = new LinkedHashMap<>();
        managers.forEach((manager, owned) -> {
            if (manager.equals(taker)) {
                left.put(manager, owned);
                return;
            }
            if (!schemas.containsKey(owned.apiVersion())) {
                return; // a version that is no more: its manager's fields cannot be told
            }
            Comparison inTheirs = comparisons.computeIfAbsent(owned.apiVersion(), version -> compare(change, version));
            FieldSet lost = owned.fields().intersection(inTheirs.changed());
            if (!lost.isEmpty()) {
                conflicts.put(manager, owned.with(lost));
            }
            left.put(manager, owned.with(owned.fields().difference(lost).difference(inTheirs.removed())));
        });
        if (!force && !conflicts.isEmpty()) {
            throw new ConflictException(conflicts);
        }
        left.values().removeIf(owned -> owned.fields().isEmpty());
        managers.clear();
        managers.putAll(left);
        return comparison;
    }

    /**
     * The change as seen in another version. There a writer of the object reaches the status too, as in Kubernetes' own
     * servers, which tell it apart in the writer's version alone.
     */
    private Comparison compare(Change change, String version) {
        Comparison whole = Comparison.of(
                told(change.old(), change.apiVersion(), version),
                told(change.now(), change.apiVersion(), version),
                schema(version));
        boolean objectWritten = change.unreachable().has(PathElement.field("status"));
        return objectWritten ? whole : whole.without(change.unreachable());
    }

    /**
     * The object in another version, in which nothing may be there twice.
     *
     * @throws TypedException if something is
     */
    private ObjectNode told(ObjectNode object, String from, String to) {
        ObjectNode converted = conversion.convert(object, from, to);
        Schema schema = schema(to);
        List<String> problems = schema == null ? List.of() : TypedValidation.check(converted, schema, false);
        if (!problems.isEmpty()) {
            throw TypedException.converted(problems.get(0));
        }
        return converted;
    }

    /** Removes what the applier applied last time, does not apply now, and nobody else owns. */
    private ObjectNode prune(ObjectNode merged, String apiVersion, Map<Manager, Owned> managers, Owned last) {
        String version = last.apiVersion();
        Schema schema = schema(version);
        ObjectNode there = conversion.convert(merged, apiVersion, version);
        FieldSet gone = last.fields().withNamedFields(schema);
        ObjectNode pruned = orEmpty(TypedTree.without(there, schema, gone));
        Map<String, FieldSet> owned = new LinkedHashMap<>();
        managers.values().forEach(each -> owned.merge(each.apiVersion(), each.fields(), FieldSet::union));
        FieldSet atVersion = owned.remove(version);
        if (atVersion != null) {
            pruned = addBack(there, pruned, version, atVersion);
        }
        for (Map.Entry<String, FieldSet> other : owned.entrySet()) {
            if (schema(other.getKey()) != null) {
                ObjectNode whole = conversion.convert(merged, apiVersion, other.getKey());
                ObjectNode rest = conversion.convert(pruned, version, other.getKey());
                ObjectNode kept = addBack(whole, rest, other.getKey(), other.getValue());
                pruned = conversion.convert(kept, other.getKey(), version);
            }
        }
        FieldSet present = fields(pruned, schema, "dangling", "pruned object in last applied version");
        FieldSet all = fields(there, schema, "dangling", "merged object in last applied version");
        FieldSet dangling = all.difference(present).intersection(gone);
        ObjectNode result = orEmpty(TypedTree.without(there, schema, dangling));
        return conversion.convert(result, version, apiVersion);
    }

    /** The whole object without what is neither in the rest nor owned. */
    private ObjectNode addBack(ObjectNode whole, ObjectNode rest, String version, FieldSet owned) {
        Schema schema = schema(version);
        FieldSet all = fields(whole, schema, "owned", "merged object at version " + version);
        FieldSet kept = fields(rest, schema, "owned", "pruned object at version " + version)
                .union(owned.withNamedFields(schema));
        return orEmpty(TypedTree.without(whole, schema, all.difference(kept)));
    }

    /** The fields there; a list may have lost keys of its elements, if others own some fields of these alone (P-32). */
    private static FieldSet fields(ObjectNode object, @Nullable Schema schema, String back, String where) {
        try {
            return TypedTree.fields(object, schema).withNamedFields(schema);
        } catch (TypedException e) {
            throw e.pruning(back, where);
        }
    }

    private static ObjectNode orEmpty(@Nullable JsonNode object) {
        return object instanceof ObjectNode tree ? tree : JsonNodeFactory.instance.objectNode();
    }
}
