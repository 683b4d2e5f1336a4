package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * What a resource means when it is written (Kubernetes: RESTCreateStrategy and RESTUpdateStrategy), for what its
 * annotations cannot say. Called inside the compare-and-swap loop, so perhaps several times for one request.
 *
 * @param <T> the resource class; objects of other versions are converted to it
 */
public interface Strategy<T extends HasMetadata> {

    /** Brings a new object into the state in which it is stored; changes it in place. */
    default void prepareForCreate(T object) {}

    /** Brings a changed object into the state in which it is stored, given what is stored now. */
    default void prepareForUpdate(T object, T old) {}

    /** What the client should be warned of when it creates this object. */
    default List<String> warningsOnCreate(T object) {
        return List.of();
    }

    /** What the client should be warned of when it changes an object to this one. */
    default List<String> warningsOnUpdate(T object, T old) {
        return List.of();
    }
}
