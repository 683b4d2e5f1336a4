package dev.annex.registry;

import dev.annex.request.UserInfo;
import java.util.function.Consumer;

/**
 * Who writes, and what: the part of a request that the registry and admission see.
 *
 * @param user who asks
 * @param version the version that the request is in, by whose schema the object is judged
 * @param namespace the namespace of the request, empty for none
 * @param name the object's name as far as it is known, else empty
 * @param subresource the subresource written, empty for the object itself
 * @param dryRun whether nothing is to be stored
 * @param warnings takes what the client should be warned of
 */
public record Caller(
        UserInfo user,
        ResourceVersion version,
        String namespace,
        String name,
        String subresource,
        boolean dryRun,
        Consumer<String> warnings) {

    /** The same caller once the name is known. */
    public Caller named(String newName) {
        return new Caller(user, version, namespace, newName, subresource, dryRun, warnings);
    }
}
