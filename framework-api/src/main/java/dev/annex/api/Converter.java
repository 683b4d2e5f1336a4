package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Converts one kind between two of its versions. Metadata is carried over by the framework, except for the labels and
 * annotations, which a converter may change. Both directions must keep everything that the other can express; what a version
 * has no field for can be kept in an annotation. What they throw fails the request with its message (500).
 *
 * @param <S> one version, the spoke
 * @param <H> the version that all others are converted to and from, the hub
 */
public interface Converter<S extends HasMetadata, H extends HasMetadata> {

    /** The same object in the hub's version. */
    H toHub(S spoke);

    /** The same object in the spoke's version. */
    S fromHub(H hub);
}
