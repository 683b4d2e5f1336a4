package dev.annex.handlers;

import dev.annex.meta.GroupResource;
import dev.annex.registry.Resource;
import dev.annex.registry.ResourceVersion;
import dev.annex.status.Failures;
import dev.annex.status.GoQuote;

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

    /**
     * Checks that the object, or the collection, can be found under a key at all. That comes after all else that the
     * request says.
     *
     * @throws dev.annex.status.StatusException with 400 if the name is not a path segment, with 500 if the namespace is
     *     none, in the words of the storage
     */
    void checkKey() {
        if (name.equals(".") || name.equals("..")) {
            throw Failures.badRequest("Name parameter invalid: " + GoQuote.quote(name) + ": may not be '" + name + "'");
        }
        if (name.contains("%")) {
            throw Failures.badRequest("Name parameter invalid: " + GoQuote.quote(name) + ": may not contain '%'");
        }
        if (namespace.equals(".") || namespace.equals("..")) {
            GroupResource resource = groupResource();
            String key = "/" + resource.group() + "/" + resource.resource() + "/" + namespace
                    + (name.isEmpty() ? "" : "/" + name);
            throw Failures.plain("invalid key: " + GoQuote.quote(key));
        }
    }

    /** The object's key. */
    String key() {
        return resource().key(namespace, name);
    }
}
