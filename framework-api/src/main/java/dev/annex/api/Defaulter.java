package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Fills fields that the client left out, where a constant in the schema cannot. Runs on every decoded object of
 * exactly this version, also on the result of a patch, so it must leave alone what is already filled.
 *
 * @param <T> the resource class
 */
@FunctionalInterface
public interface Defaulter<T extends HasMetadata> {

    /** Fills the fields of {@code object} in place. */
    void setDefaults(T object);
}
