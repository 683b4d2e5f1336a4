package dev.annex.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the new object out of the current one: a replacement, a patch or an apply, followed by mutating admission.
 * Handed down by the handlers and called again whenever the object has changed underneath.
 */
@FunctionalInterface
public interface ObjectUpdate {

    /**
     * The object as it should become, in the hub version, with the resourceVersion that the client insists on.
     *
     * @param current the object as it is, with its resourceVersion, to be left as it is; null if it does not exist
     * @throws dev.annex.status.StatusException to end the request
     */
    ObjectNode apply(@Nullable ObjectNode current);
}
