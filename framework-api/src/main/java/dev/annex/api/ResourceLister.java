package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * Reads the objects of one resource of this server from its watch cache, without a request. The objects may be a
 * moment old and must not be changed.
 *
 * @param <T> the resource class
 */
public interface ResourceLister<T extends HasMetadata> {

    /** All objects, of all namespaces, ordered by namespace and name. */
    List<T> list();

    /** The objects of one namespace, ordered by name. */
    List<T> list(String namespace);

    /** One object; the namespace is empty for cluster-scoped resources. */
    Optional<T> get(String namespace, String name);
}
