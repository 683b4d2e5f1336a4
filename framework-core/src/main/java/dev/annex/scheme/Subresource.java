package dev.annex.scheme;

import dev.annex.api.Verb;
import dev.annex.meta.GroupVersionKind;
import java.util.Set;

/**
 * A part of a resource's objects with a path of its own.
 *
 * @param name the last segment of its path, such as {@code status}
 * @param kind the kind of object that it shows
 * @param verbs the verbs it serves
 */
public record Subresource(String name, GroupVersionKind kind, Set<Verb> verbs) {

    /** The kind that every {@code scale} subresource shows. */
    public static final GroupVersionKind SCALE = new GroupVersionKind("autoscaling", "v1", "Scale");

    /** Copies the verbs. */
    public Subresource {
        verbs = Set.copyOf(verbs);
    }
}
