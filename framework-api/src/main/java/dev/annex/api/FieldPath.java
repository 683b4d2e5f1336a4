package dev.annex.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The place of a field in an object, written as Kubernetes writes it: {@code spec.ports[0].name}. Immutable. */
public final class FieldPath {

    private static final FieldPath ROOT = new FieldPath("");

    private final String text;

    private FieldPath(String text) {
        this.text = text;
    }

    /** The path of the object itself, whose children are its top-level fields. */
    public static FieldPath root() {
        return ROOT;
    }

    /** The path of a field below the object, given its names from the outside in. */
    public static FieldPath of(String... names) {
        FieldPath path = ROOT;
        for (String name : names) {
            path = path.child(name);
        }
        return path;
    }

    /** The field of that name in this one. */
    public FieldPath child(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    /** The element at that index of this list. */
    public FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    /** The value at that key of this map. */
    public FieldPath key(String key) {
        return new FieldPath(text + "[" + key + "]");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** The path as clients read it; empty for the object itself. */
    @Override
    public String toString() {
        return text;
    }
}
