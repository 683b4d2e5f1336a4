package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
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

    /**
     * Compares two states of an object.
     *
     * @throws TypedException if the elements of a list cannot be told apart
     */
    static Comparison of(JsonNode old, JsonNode now, @Nullable Schema schema) {
        Comparison comparison = new Comparison(new FieldSet(), new FieldSet(), new FieldSet());
        comparison.compare(old, now, schema, new ArrayList<>());
        return comparison;
    }

    /** The fields whose new values are not the old ones. */
    FieldSet changed() {
        return added.union(modified);
    }

    /** The comparison without these fields and all below them. */
    Comparison without(FieldSet fields) {
        return fields.isEmpty()
                ? this
                : new Comparison(
                        added.recursiveDifference(fields),
                        modified.recursiveDifference(fields),
                        removed.recursiveDifference(fields));
    }

    private void compare(@Nullable JsonNode old, @Nullable JsonNode now, @Nullable Schema schema, List<String> path) {
        boolean whole;
        if (now == null) {
            whole = compareAs(Form.of(old, schema), old, null, schema, path);
        } else {
            Form before = Form.of(old, schema);
            Form after = Form.of(now, schema);
            if (old != null && before != after) {
                compareAs(before, old, now, schema, path);
            }
            whole = compareAs(after, old, now, schema, path);
        }
        if (!whole && old == null) {
            added.add(path);
        } else if (!whole && now == null) {
            removed.add(path);
        }
    }

    /** Compares two values in one form; returns whether they count as one whole, which has been noted then. */
    private boolean compareAs(
            Form form, @Nullable JsonNode old, @Nullable JsonNode now, @Nullable Schema schema, List<String> path) {
        boolean parted = form == Form.MAP
                ? TypedTree.hasFields(old) || TypedTree.hasFields(now)
                : form == Form.LIST && (TypedTree.hasItems(old) || TypedTree.hasItems(now));
        if (!parted) {
            leaf(old, now, path);
        } else if (form == Form.MAP) {
            fields(old, now, schema, path);
        } else if (schema != null) {
            items(old, now, schema, path);
        }
        return !parted;
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
        Map<String, List<JsonNode>> before = TypedTree.items(old, schema);
        Map<String, List<JsonNode>> after = TypedTree.items(now, schema);
        Set<String> elements = new LinkedHashSet<>(before.keySet());
        elements.addAll(after.keySet());
        for (String element : elements) {
            path.add(element);
            occurrences(before.getOrDefault(element, List.of()), after.getOrDefault(element, List.of()), schema, path);
            path.remove(path.size() - 1);
        }
    }

    /** Compares what has the same identity in a list; doubles are owned together, as one. */
    private void occurrences(List<JsonNode> old, List<JsonNode> now, Schema list, List<String> path) {
        boolean doubledBefore = old.size() > 1;
        boolean doubledNow = now.size() > 1;
        if (doubledBefore && doubledNow) {
            boolean same = old.size() == now.size();
            for (int i = 0; same && i < old.size(); i++) {
                same = Equality.same(old.get(i), now.get(i));
            }
            if (!same) {
                modified.add(path);
            }
            return;
        }
        JsonNode before = old.isEmpty() || doubledBefore ? null : old.get(0);
        JsonNode after = now.isEmpty() || doubledNow ? null : now.get(0);
        if (before != null || after != null) {
            compare(before, after, list.items(), path);
        }
        if (doubledBefore) {
            removed.add(path);
        } else if (doubledNow) {
            added.add(path);
        }
    }
}
