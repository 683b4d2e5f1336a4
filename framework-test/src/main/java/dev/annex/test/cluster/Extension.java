package dev.annex.test.cluster;

import dev.annex.pki.KeyedCertificate;
import dev.annex.pki.Pem;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A server of this machine as an extension of a {@link KubeApiServer}: what its aggregator has to know of it, and the
 * rights that it needs in the cluster.
 *
 * @param name the name of its Service in the namespace {@code default}, and of its user
 * @param group the API group that it serves
 * @param versions the versions of that group
 */
public record Extension(String name, String group, List<String> versions) {

    private static final String RIGHTS = """
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: "%1$s:auth-delegator"},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:auth-delegator"},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: %1$s, namespace: kube-system},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: "%1$s:server"},
         rules: [{apiGroups: [""], resources: [namespaces], verbs: [get, list, watch]}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: "%1$s:server"},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "%1$s:server"},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]}
        """;

    private static final String SERVICE = """
        {apiVersion: v1, kind: Service, metadata: {name: %1$s, namespace: default},
         spec: {type: ExternalName, externalName: localhost, ports: [{port: %2$d}]}}
        """;

    private static final String API_SERVICE = """
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: %3$s.%4$s},
         spec: {group: %4$s, version: %3$s, groupPriorityMinimum: 1000, versionPriority: 15, caBundle: %5$s,
                service: {name: %1$s, namespace: default, port: %2$d}}}
        """;

    /** Copies the versions. */
    public Extension {
        versions = List.copyOf(versions);
    }

    /** A serving certificate under the name by which the aggregator asks for it. */
    public KeyedCertificate certificate(KubeApiServer cluster) {
        return cluster.pki().server(name + ".default.svc");
    }

    /** Gives the server's user the rights that every extension server needs, and a kubeconfig (Z-27). */
    public Path kubeconfig(KubeApiServer cluster) {
        cluster.apply(RIGHTS.formatted(name));
        Path kubeconfig = cluster.kubeconfig(name);
        Eventually.check(() -> checkRights(cluster, kubeconfig));
        return kubeconfig;
    }

    /** RBAC takes notice of new bindings a moment after they have been stored. */
    private static void checkRights(KubeApiServer cluster, Path kubeconfig) {
        try {
            cluster.kubectl(kubeconfig, "get", "namespaces");
            cluster.kubectl(kubeconfig, "-n", "kube-system", "get", "configmap", "extension-apiserver-authentication");
        } catch (IllegalStateException e) {
            throw new AssertionError("the rights do not count yet", e);
        }
    }

    /** Makes the server, which listens on that port, part of the cluster's API. */
    public void register(KubeApiServer cluster, int port) {
        String bundle = Base64.getEncoder()
                .encodeToString(Pem.bytes(cluster.pki().serving().pem()));
        StringBuilder manifests = new StringBuilder(SERVICE.formatted(name, port));
        versions.forEach(version -> manifests.append(API_SERVICE.formatted(name, port, version, group, bundle)));
        cluster.apply(manifests.toString());
    }

    /**
     * Waits until the cluster finds all versions available.
     *
     * @throws IllegalStateException if it does not within half a minute, with what it says
     */
    public void awaitAvailable(KubeApiServer cluster) {
        for (String version : versions) {
            String apiService = "apiservice/" + version + "." + group;
            try {
                cluster.kubectl("wait", "--for=condition=Available", "--timeout=30s", apiService);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(cluster.kubectl("get", apiService, "-o", "yaml"), e);
            }
        }
    }
}
