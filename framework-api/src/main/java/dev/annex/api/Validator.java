package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Rules for objects of one class that its schema cannot express. May be called several times for one request and
 * concurrently; must not change the objects. Objects of other versions are converted to {@code T} first.
 *
 * @param <T> the resource class whose form of the object the rules read
 */
public interface Validator<T extends HasMetadata> {

    /** Checks an object that is to be created. */
    void validateCreate(T object, FieldErrors errors);

    /** Checks an object that is to replace {@code old}; by default as if it were created. */
    default void validateUpdate(T object, T old, FieldErrors errors) {
        validateCreate(object, errors);
    }
}
