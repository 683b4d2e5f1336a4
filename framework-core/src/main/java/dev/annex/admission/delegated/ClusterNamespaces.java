package dev.annex.admission.delegated;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster's namespaces, watched from the start on. */
public final class ClusterNamespaces implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ClusterNamespaces.class);

    private final KubernetesClient client;
    private final SharedIndexInformer<Namespace> informer;
    private volatile boolean closed;

    private ClusterNamespaces(KubernetesClient client) {
        this.client = client;
        this.informer = client.namespaces().runnableInformer(0);
    }

    /** Begins to watch and returns at once. */
    public static ClusterNamespaces start(KubernetesClient client) {
        ClusterNamespaces namespaces = new ClusterNamespaces(client);
        namespaces.informer.exceptionHandler((started, failure) -> namespaces.again(failure));
        namespaces.informer.start();
        return namespaces;
    }

    /** Whether all namespaces are known by now. */
    public boolean synced() {
        return informer.hasSynced();
    }

    /** A namespace as far as it is known here; empty if it is not. */
    public Optional<Namespace> known(String name) {
        return Optional.ofNullable(informer.getStore().getByKey(name));
    }

    /**
     * A namespace as the cluster has it now; empty if there is none. Blocks.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the cluster cannot be asked
     */
    public Optional<Namespace> live(String name) {
        return Optional.ofNullable(client.namespaces().withName(name).get());
    }

    @Override
    public void close() {
        closed = true;
        informer.close();
    }

    /** Whether to go on watching after a failure. */
    private boolean again(Throwable failure) {
        if (!closed) {
            log.warn("watching the cluster's namespaces again after {}", failure.toString());
        }
        return !closed;
    }
}
