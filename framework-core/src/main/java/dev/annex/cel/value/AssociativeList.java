package dev.annex.cel.value;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list that is a set, or a map by the keys of its elements: two are equal whatever their order, and {@code +} merges.
 * Immutable as its elements are.
 */
public final class AssociativeList extends AbstractList<Object> {

    private final List<Object> elements;
    private final List<String> keys;

    /**
     * Takes the elements for a set or map.
     *
     * @param keys the fields that tell the elements of a map apart, escaped; empty for a set
     */
    AssociativeList(List<Object> elements, List<String> keys) {
        this.elements = elements;
        this.keys = keys;
    }

    @Override
    public Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    private Object key(Object element) {
        if (keys.isEmpty()) {
            return new Key(element);
        }
        List<Object> values = new ArrayList<>(keys.size());
        if (element instanceof Map<?, ?> fields) {
            for (String key : keys) {
                Object value = fields.get(key);
                values.add(value == null ? List.of() : new Key(value));
            }
        }
        return values;
    }

    private Map<Object, Object> byKey(List<?> list) {
        Map<Object, Object> byKey = new LinkedHashMap<>();
        list.forEach(element -> byKey.put(key(element), element));
        return byKey;
    }

    /** This list with the elements of the other: those with the same key in the place of ours, the new ones behind. */
    public AssociativeList plus(List<?> other) {
        Map<Object, Object> merged = byKey(elements);
        if (keys.isEmpty()) {
            other.forEach(element -> merged.putIfAbsent(key(element), element));
        } else {
            other.forEach(element -> merged.put(key(element), element));
        }
        return new AssociativeList(new ArrayList<>(merged.values()), keys);
    }

    boolean isEqualTo(List<?> other) {
        if (size() != other.size()) {
            return false;
        }
        Map<Object, Object> mine = byKey(elements);
        Map<Object, Object> theirs = byKey(other);
        return mine.size() == theirs.size()
                && theirs.entrySet().stream().allMatch(entry -> {
                    Object same = mine.get(entry.getKey());
                    return same != null && Equality.equal(same, entry.getValue());
                });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof List<?> list && isEqualTo(list);
    }

    @Override
    public int hashCode() {
        return size();
    }

    /** A value compared as CEL compares. */
    private record Key(Object value) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Equality.equal(value, key.value);
        }

        @Override
        public int hashCode() {
            return Equality.hash(value);
        }
    }
}
