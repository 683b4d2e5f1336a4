package dev.annex.openapi;

import dev.annex.meta.GroupVersion;

/** The operations that tell what the server has. */
final class DiscoveryOperations {

    private DiscoveryOperations() {}

    static Operation groups() {
        return operation("/apis/", "getAPIVersions", "list the API groups", "APIGroupList");
    }

    static Operation group(String group) {
        return operation("/apis/" + group + "/", "getAPIGroup", "describe the API group", "APIGroup");
    }

    static Operation resources(GroupVersion groupVersion) {
        return operation("/apis/" + groupVersion + "/", "getAPIResources", "list the resources", "APIResourceList");
    }

    static Operation version() {
        return new OperationBuilder("/version/", "get", "getCodeVersion", "tell the server's version")
                .answering("io.k8s.apimachinery.pkg.version.Info", 200)
                .in(OperationStyle.VERSION);
    }

    private static Operation operation(String path, String name, String description, String definition) {
        return new OperationBuilder(path, "get", name, description)
                .answering(MetaDefinitions.META + definition, 200)
                .in(OperationStyle.DISCOVERY);
    }
}
