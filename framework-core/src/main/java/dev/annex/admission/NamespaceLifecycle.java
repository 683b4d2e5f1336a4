package dev.annex.admission;

import dev.annex.api.AdmissionRequest;
import dev.annex.meta.GroupResource;

/** Keeps objects out of namespaces that do not exist or are going away (M-03). */
@FunctionalInterface
public interface NamespaceLifecycle {

    /** Every namespace exists, as in a server that has no cluster around it. */
    NamespaceLifecycle ANY = (operation, resource, namespace, name) -> {};

    /**
     * Accepts a write to a namespace by returning. Called on a worker thread, so it may block.
     *
     * @param name what the object is called in messages
     * @throws dev.annex.status.StatusException with 404 or 403 to refuse
     */
    void check(AdmissionRequest.Operation operation, GroupResource resource, String namespace, String name);

    /** Whether the namespaces are known; writes before that may have to wait. */
    default boolean ready() {
        return true;
    }
}
