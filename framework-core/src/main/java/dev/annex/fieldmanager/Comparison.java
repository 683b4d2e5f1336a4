package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one state of an object differs from another.
 *
 * @param added the fields that only the new state has
 * @param modified the fields that both have with different values
 * @param removed the fields that only the old state has
 */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {

    /** Compares two states of an object. */
    static Comparison of(JsonNode old, JsonNode now, @Nullable Schema schema) {
        Comparison comparison = new Comparison(new FieldSet(), new FieldSet(), new FieldSet());
        comparison.compare(old, now, schema, new ArrayList<>());
        return comparison;
    }

    /** The fields whose new values are not the old ones. */
    FieldSet changed() {
        return added.union(modified);
    }

    boolean same() {
        return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
    }

    private void compare(@Nullable JsonNode old, @Nullable JsonNode now, @Nullable Schema schema, List<String> path) {
        JsonNode shown = TypedTree.present(now) ? now : old;
        if (shown == null) {
            return;
        }
        boolean differentKinds = old != null
                && now != null
                && !old.isNull()
                && !now.isNull()
                && (old.isObject() != now.isObject() || old.isArray() != now.isArray());
        boolean bothEmpty = TypedTree.emptyContainer(old) && TypedTree.emptyContainer(now);
        if (differentKinds || bothEmpty || TypedTree.atomic(shown, schema)) {
            leaf(old, now, path);
            return;
        }
        if (shown instanceof ArrayNode && schema != null) {
            items(old, now, schema, path);
        } else {
            fields(old, now, schema, path);
        }
        if (old == null) {
            added.add(path);
        } else if (now == null) {
            removed.add(path);
        }
    }

    private void leaf(@Nullable JsonNode old, @Nullable JsonNode now, List<String> path) {
        if (old == null) {
            added.add(path);
        } else if (now == null) {
            removed.add(path);
        } else if (!Equality.same(old, now)) {
            modified.add(path);
        }
    }

    private void fields(@Nullable JsonNode old, @Nullable JsonNode now, @Nullable Schema schema, List<String> path) {
        Set<String> names = new LinkedHashSet<>();
        if (old != null) {
            old.fieldNames().forEachRemaining(names::add);
        }
        if (now != null) {
            now.fieldNames().forEachRemaining(names::add);
        }
        for (String name : names) {
            path.add(PathElement.field(name));
            compare(
                    old == null ? null : old.get(name),
                    now == null ? null : now.get(name),
                    schema == null ? null : schema.field(name),
                    path);
            path.remove(path.size() - 1);
        }
    }

    private void items(@Nullable JsonNode old, @Nullable JsonNode now, Schema schema, List<String> path) {
        String where = PathElement.readable(path);
        Map<String, JsonNode> before = old == null || !old.isArray() ? Map.of() : TypedTree.items(old, schema, where);
        Map<String, JsonNode> after = now == null || !now.isArray() ? Map.of() : TypedTree.items(now, schema, where);
        Set<String> elements = new LinkedHashSet<>(before.keySet());
        elements.addAll(after.keySet());
        for (String element : elements) {
            path.add(element);
            compare(before.get(element), after.get(element), schema.items(), path);
            path.remove(path.size() - 1);
        }
    }
}
