package dev.annex.codegen;

/**
 * How the outputs are called and what the deployed server uses.
 *
 * @param javaPackage the package of the generated classes, except list types, which are beside their kinds
 * @param controllerPackage the package of the reconciler skeletons
 * @param title the title of the OpenAPI documents
 * @param version the server's version
 * @param deployment how the server runs in a cluster
 */
public record CodegenOptions(
        String javaPackage, String controllerPackage, String title, String version, Deployment deployment) {

    /** Where the deployed server keeps its objects. */
    public enum StorageType {
        /** SQLite on a volume; one replica. */
        EMBEDDED,
        /** An etcd cluster; several replicas. */
        ETCD,
        /** A PostgreSQL database; several replicas. */
        POSTGRESQL
    }

    /**
     * How the server runs in a cluster.
     *
     * @param name the name of its objects
     * @param namespace the namespace it runs in
     * @param image the container image
     * @param storage where it keeps its objects
     * @param admissionWebhooks whether it calls the cluster's admission webhooks and policies
     */
    public record Deployment(
            String name, String namespace, String image, StorageType storage, boolean admissionWebhooks) {

        /** How many of it run. */
        int replicas() {
            return storage == StorageType.EMBEDDED ? 1 : 2;
        }
    }
}
