package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write that asks to be admitted.
 *
 * @param operation what is to be done
 * @param object the object as it would be; null on delete. A mutating plugin changes it in place
 * @param old the object as it is; null on create
 * @param namespace the namespace, empty for cluster-scoped resources
 * @param name the object's name, empty where it is still to be generated
 * @param subresource the subresource written, empty for the object itself
 * @param dryRun whether nothing will be stored; a plugin then must have no side effects
 * @param user the user's name
 * @param groups the user's groups
 * @param extra further facts about the user
 * @param <T> the resource class
 */
public record AdmissionRequest<T extends HasMetadata>(
        Operation operation,
        @Nullable T object,
        @Nullable T old,
        String namespace,
        String name,
        String subresource,
        boolean dryRun,
        String user,
        List<String> groups,
        Map<String, List<String>> extra) {

    /** The kinds of write that are subject to admission. */
    public enum Operation {
        /** A new object. */
        CREATE,
        /** A change of an object. */
        UPDATE,
        /** The deletion of an object. */
        DELETE,
        /** A connection to an object's subresource. */
        CONNECT
    }
}
