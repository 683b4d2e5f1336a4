package dev.annex.delegated;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the client with which the server talks to its cluster. */
public final class Cluster {

    private static final String HOST_VARIABLE = "KUBERNETES_SERVICE_HOST";

    private Cluster() {}

    /**
     * A client by a kubeconfig, or by the service account of the pod in which the server runs.
     *
     * @param kubeconfig the file; null for the pod's service account
     * @throws ClusterException if the file cannot be used, or the server does not run in a pod
     */
    public static KubernetesClient connect(@Nullable Path kubeconfig) {
        return client(kubeconfig == null ? serviceAccount() : read(kubeconfig));
    }

    /** A client by that configuration, which leaves it to its callers to try again. */
    public static KubernetesClient client(Config config) {
        ConfigBuilder builder = new ConfigBuilder(config).withRequestRetryBackoffLimit(0);
        String key = ClientKey.pem(config);
        if (!key.isEmpty()) {
            ClientKey.normalize(key, builder);
        }
        return new KubernetesClientBuilder().withConfig(builder.build()).build();
    }

    private static Config read(Path kubeconfig) {
        if (!Files.isReadable(kubeconfig)) {
            throw new ClusterException(
                    "The kubeconfig " + kubeconfig + " does not exist or cannot be read.",
                    "Set annex.delegated.kubeconfig to the kubeconfig of the cluster.",
                    null);
        }
        try {
            return Config.fromKubeconfig(kubeconfig.toFile());
        } catch (KubernetesClientException e) {
            throw new ClusterException(
                    "The kubeconfig " + kubeconfig + " cannot be used: " + e.getMessage(),
                    "See whether kubectl --kubeconfig " + kubeconfig + " cluster-info works.",
                    e);
        }
    }

    private static Config serviceAccount() {
        String host = System.getenv(HOST_VARIABLE);
        if (host == null
                || host.isEmpty()
                || !Files.isReadable(Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH))) {
            throw new ClusterException(
                    "The server asks the cluster who may come in, but it does not run in a pod with a service account"
                            + " and annex.delegated.kubeconfig is not set.",
                    "Set annex.delegated.kubeconfig to the kubeconfig of the cluster, or set annex.security.mode to"
                            + " standalone to run without a cluster.",
                    null);
        }
        return Config.autoConfigure(null);
    }
}
