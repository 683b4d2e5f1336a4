package dev.annex.request;

import java.util.List;

/**
 * What the method, path and query of a request say, before anything is looked up.
 *
 * @param resourceRequest whether the path is one of a resource; else only {@code verb} and {@code path} count
 * @param path the path as sent
 * @param verb the Kubernetes verb, or the lower-case HTTP method where the path is not one of a resource
 * @param apiPrefix {@code api} or {@code apis}, empty where the path is not one of a resource
 * @param group the API group
 * @param version the API version
 * @param namespace the namespace, empty for none
 * @param resource the resource, empty for none
 * @param subresource the subresource, empty for none
 * @param name the object's name, empty for none
 * @param parts the path's segments from the resource on
 * @param fieldSelector the raw field selector of a list, watch or deletecollection, empty for none
 * @param labelSelector the raw label selector of the same, empty for none
 */
public record RequestInfo(
        boolean resourceRequest,
        String path,
        String verb,
        String apiPrefix,
        String group,
        String version,
        String namespace,
        String resource,
        String subresource,
        String name,
        List<String> parts,
        String fieldSelector,
        String labelSelector) {

    /** Whether the answer is a stream that lives on, or is as large as the whole store. */
    public boolean longRunning() {
        return resourceRequest ? verb.equals("watch") || verb.equals("proxy") : path.startsWith("/admin/");
    }

    /** What it is about: {@code resource}, {@code namespace}, {@code cluster}, or nothing where that is no question. */
    public String scope() {
        if (!name.isEmpty() || verb.equals("create")) {
            return "resource";
        }
        if (!namespace.isEmpty()) {
            return "namespace";
        }
        return resourceRequest ? "cluster" : "";
    }

    /** Whether the request reads only. */
    public boolean readOnly() {
        return switch (verb) {
            case "get", "list", "watch", "head", "options" -> true;
            default -> false;
        };
    }
}
