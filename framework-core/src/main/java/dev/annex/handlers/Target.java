package dev.annex.handlers;

import dev.annex.meta.GroupResource;
import dev.annex.registry.Resource;
import dev.annex.registry.ResourceVersion;

/**
 * What a request is about.
 *
 * @param served the resource
 * @param version the version asked for
 * @param namespace the namespace, empty for cluster-scoped resources and for all namespaces
 * @param name the object, empty for the collection
 * @param subresource the subresource, empty for the object itself
 */
public record Target(Served served, ResourceVersion version, String namespace, String name, String subresource) {

    /** The resource. */
    public Resource resource() {
        return served.resource();
    }

    /** The group and plural name. */
    public GroupResource groupResource() {
        return resource().groupResource();
    }

    /** The part of the resource's keys that the request is about: a namespace's, or all. */
    String keyPrefix() {
        return namespace.isEmpty() ? "" : namespace + "/";
    }

    /** The object's key. */
    String key() {
        return resource().key(namespace, name);
    }
}
