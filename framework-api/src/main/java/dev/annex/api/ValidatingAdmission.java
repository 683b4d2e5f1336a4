package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An admission plugin that accepts or refuses writes, after the object has been validated. It may block.
 *
 * @param <T> the resource class it is asked about; {@code HasMetadata} for all resources
 */
@FunctionalInterface
public interface ValidatingAdmission<T extends HasMetadata> {

    /**
     * Looks at the write and returns to accept it.
     *
     * @throws AdmissionDeniedException to refuse
     */
    void validate(AdmissionRequest<T> request);
}
