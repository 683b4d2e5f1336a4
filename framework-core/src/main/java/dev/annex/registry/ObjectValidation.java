package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.AdmissionRequest;
import org.jspecify.annotations.Nullable;

/** Validating admission, handed down by the handlers and called inside the compare-and-swap loop. */
@FunctionalInterface
public interface ObjectValidation {

    /**
     * Accepts the write by returning.
     *
     * @param operation what is done, which for a PUT or apply is known only here
     * @param object the new object, in the hub version; null on delete
     * @param old the object as it is; null on create
     * @param by the caller, with the object's name
     * @throws dev.annex.status.StatusException to refuse
     */
    void validate(
            AdmissionRequest.Operation operation, @Nullable ObjectNode object, @Nullable ObjectNode old, Caller by);
}
