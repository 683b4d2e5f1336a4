package dev.annex.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An admission plugin that may change objects before they are validated. Runs again whenever the compare-and-swap
 * loop starts over, so it must be idempotent. It may block.
 *
 * @param <T> the resource class it is asked about; {@code HasMetadata} for all resources
 */
@FunctionalInterface
public interface MutatingAdmission<T extends HasMetadata> {

    /**
     * Changes the object in place, or refuses the write.
     *
     * @throws AdmissionDeniedException to refuse
     */
    void admit(AdmissionRequest<T> request);
}
