package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of the fields of an object. A path's last element is a member of the set at the path before it; the elements are
 * written as in FieldsV1 (P-35). Filled while it is made, not changed once it is shared.
 */
public final class FieldSet {

    private static final String SELF = ".";

    private final TreeSet<String> members = new TreeSet<>(PathElement::compare);
    private final TreeMap<String, FieldSet> children = new TreeMap<>(PathElement::compare);

    /** A set without fields. */
    public FieldSet() {}

    /**
     * Reads a set from its FieldsV1 form.
     *
     * @throws IllegalArgumentException if that is malformed
     */
    public static FieldSet fromJson(JsonNode fields) {
        FieldSet set = new FieldSet();
        fields.properties().forEach(field -> {
            JsonNode below = field.getValue();
            if (field.getKey().equals(SELF)) {
                return;
            }
            String element = PathElement.read(field.getKey());
            if (element.isEmpty()) {
                return;
            }
            if (!below.isObject()) {
                throw new IllegalArgumentException("the field " + field.getKey() + " has to be an object");
            }
            FieldSet child = fromJson(below);
            if (child.isEmpty() || below.has(SELF)) {
                set.members.add(element);
            }
            if (!child.isEmpty()) {
                set.children.put(element, child);
            }
        });
        return set;
    }

    /** The FieldsV1 form. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TreeSet<String> elements = new TreeSet<>(PathElement::compare);
        elements.addAll(members);
        elements.addAll(children.keySet());
        for (String element : elements) {
            FieldSet child = children.get(element);
            ObjectNode below = child == null ? JsonNodeFactory.instance.objectNode() : child.toJson();
            if (child != null && members.contains(element)) {
                ObjectNode whole = JsonNodeFactory.instance.objectNode();
                whole.putObject(SELF);
                whole.setAll(below);
                below = whole;
            }
            json.set(element, below);
        }
        return json;
    }

    /** Adds a path; the empty one is in no set. */
    void add(List<String> path) {
        FieldSet at = this;
        for (int i = 0; i < path.size() - 1; i++) {
            at = at.children.computeIfAbsent(path.get(i), unused -> new FieldSet());
        }
        if (!path.isEmpty()) {
            at.members.add(path.get(path.size() - 1));
        }
    }

    /** Whether there are no fields. */
    public boolean isEmpty() {
        return members.isEmpty() && children.values().stream().allMatch(FieldSet::isEmpty);
    }

    /** Whether the element itself is in the set. */
    boolean has(String element) {
        return members.contains(element);
    }

    /** Whether the field at a path is in the set. */
    boolean has(List<String> path) {
        FieldSet at = this;
        for (String element : path.subList(0, path.size() - 1)) {
            at = at.below(element);
        }
        return at.has(path.get(path.size() - 1));
    }

    /** The fields below an element; empty if there are none. */
    FieldSet below(String element) {
        FieldSet child = children.get(element);
        return child == null ? new FieldSet() : child;
    }

    /** The fields of either. */
    FieldSet union(FieldSet other) {
        FieldSet result = new FieldSet();
        result.members.addAll(members);
        result.members.addAll(other.members);
        result.children.putAll(children);
        other.children.forEach((element, child) -> result.children.merge(element, child, FieldSet::union));
        return result;
    }

    /** The fields of both. */
    FieldSet intersection(FieldSet other) {
        FieldSet result = new FieldSet();
        result.members.addAll(members);
        result.members.retainAll(other.members);
        children.forEach((element, child) -> result.putChild(element, child.intersection(other.below(element))));
        return result;
    }

    /** The fields of this set that are not in the other. */
    FieldSet difference(FieldSet other) {
        FieldSet result = new FieldSet();
        result.members.addAll(members);
        result.members.removeAll(other.members);
        children.forEach((element, child) -> result.putChild(element, child.difference(other.below(element))));
        return result;
    }

    /** The fields of this set that are neither in the other nor below a field of it. */
    FieldSet recursiveDifference(FieldSet other) {
        FieldSet result = new FieldSet();
        result.members.addAll(members);
        result.members.removeAll(other.members);
        children.forEach((element, child) -> {
            if (!other.members.contains(element)) {
                result.putChild(element, child.recursiveDifference(other.below(element)));
            }
        });
        return result;
    }

    /** The set with the named fields of the schema that lead to its fields; fields in maps of free keys do not count. */
    FieldSet withNamedFields(@Nullable Schema schema) {
        FieldSet result = new FieldSet();
        result.members.addAll(members);
        children.forEach((element, child) -> {
            String name = PathElement.fieldName(element);
            if (name != null && schema != null && schema.properties().containsKey(name)) {
                result.members.add(element);
            }
            result.putChild(element, child.withNamedFields(PathElement.schemaBelow(element, schema)));
        });
        return result;
    }

    /** Calls back with each element that has fields below it, and these. */
    void forEachChild(BiConsumer<String, FieldSet> consumer) {
        children.forEach(consumer);
    }

    private void putChild(String element, FieldSet child) {
        if (!child.isEmpty()) {
            children.put(element, child);
        }
    }

    /** Calls back with each path, members before what is below them; the path is written as conflicts write it: {@code .spec.ports[name="a"]}. */
    void forEachPath(BiConsumer<List<String>, String> consumer) {
        visit(new ArrayList<>(), consumer);
    }

    private void visit(List<String> prefix, BiConsumer<List<String>, String> consumer) {
        for (String element : members) {
            prefix.add(element);
            consumer.accept(List.copyOf(prefix), PathElement.readable(prefix));
            prefix.remove(prefix.size() - 1);
        }
        children.forEach((element, child) -> {
            prefix.add(element);
            child.visit(prefix, consumer);
            prefix.remove(prefix.size() - 1);
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet set
                && members.equals(set.members)
                && nonEmpty().equals(set.nonEmpty());
    }

    @Override
    public int hashCode() {
        return Objects.hash(members, nonEmpty());
    }

    private Map<String, FieldSet> nonEmpty() {
        Map<String, FieldSet> present = new TreeMap<>(children);
        present.values().removeIf(FieldSet::isEmpty);
        return present;
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
