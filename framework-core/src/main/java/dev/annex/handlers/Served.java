package dev.annex.handlers;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.registry.CreateOperation;
import dev.annex.registry.DeleteOperation;
import dev.annex.registry.Resource;
import dev.annex.registry.UpdateOperation;
import dev.annex.registry.UserCode;
import dev.annex.rendering.Bodies;
import dev.annex.scheme.RegisteredKinds;
import java.time.Clock;

/**
 * A resource with all that handlers need to serve it.
 *
 * @param resource the resource
 * @param userCode its user code
 * @param bodies its objects' bytes
 * @param creation how its objects are created
 * @param update how they are changed
 * @param deletion how they are deleted
 * @param namespaces whether namespaces can be written to
 * @param kinds the kinds that the server knows
 * @param clock what time it is
 */
public record Served(
        Resource resource,
        UserCode userCode,
        Bodies bodies,
        CreateOperation creation,
        UpdateOperation update,
        DeleteOperation deletion,
        NamespaceLifecycle namespaces,
        RegisteredKinds kinds,
        Clock clock) {

    /** A resource with its user code, served in the usual way. */
    public static Served of(
            Resource resource, UserCode userCode, NamespaceLifecycle namespaces, RegisteredKinds kinds, Clock clock) {
        CreateOperation creation = new CreateOperation(resource, userCode, clock);
        return new Served(
                resource,
                userCode,
                new Bodies(resource, clock),
                creation,
                new UpdateOperation(resource, userCode, creation),
                new DeleteOperation(resource, clock),
                namespaces,
                kinds,
                clock);
    }
}
