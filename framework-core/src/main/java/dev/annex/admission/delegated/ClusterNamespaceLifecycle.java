package dev.annex.admission.delegated;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.meta.GroupResource;
import dev.annex.status.Cause;
import dev.annex.status.Details;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps objects out of namespaces that the cluster does not have or is about to delete (M-03). A namespace that is not
 * known yet is waited for, and then asked for, because it may have been created a moment ago.
 */
public final class ClusterNamespaceLifecycle implements NamespaceLifecycle {

    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
    private static final Duration FOR_SYNC = Duration.ofSeconds(10);
    private static final Duration FOR_CREATION = Duration.ofMillis(50);
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final ClusterNamespaces namespaces;
    private final Duration forSync;

    /** Goes by these namespaces. */
    public ClusterNamespaceLifecycle(ClusterNamespaces namespaces) {
        this(namespaces, FOR_SYNC);
    }

    ClusterNamespaceLifecycle(ClusterNamespaces namespaces, Duration forSync) {
        this.namespaces = namespaces;
        this.forSync = forSync;
    }

    @Override
    public void check(Operation operation, GroupResource resource, String namespace, String name) {
        if (namespace.isEmpty() || operation == Operation.DELETE) {
            return;
        }
        if (!waitFor(namespaces::synced, forSync)) {
            throw Failures.forbidden(resource, name, "not yet ready to handle request");
        }
        if (operation == Operation.CREATE) {
            waitFor(() -> namespaces.known(namespace).isPresent(), FOR_CREATION);
        }
        Namespace found = namespaces
                .known(namespace)
                .or(() -> live(namespace))
                .orElseThrow(() -> Failures.notFound(NAMESPACES, namespace));
        if (operation == Operation.CREATE && terminating(found)) {
            throw terminating(resource, namespace, name);
        }
    }

    @Override
    public boolean ready() {
        return namespaces.synced();
    }

    private Optional<Namespace> live(String namespace) {
        try {
            return namespaces.live(namespace);
        } catch (KubernetesClientException e) {
            throw Failures.internal(String.valueOf(e.getMessage()));
        }
    }

    private static boolean terminating(Namespace namespace) {
        NamespaceStatus status = namespace.getStatus();
        return status != null && "Terminating".equals(status.getPhase());
    }

    private static StatusException terminating(GroupResource resource, String namespace, String name) {
        StatusException failure = Failures.forbidden(
                resource,
                name,
                "unable to create new content in namespace " + namespace + " because it is being terminated");
        Details details = Details.of(name, resource.group(), resource.resource())
                .withCauses(List.of(new Cause(
                        "NamespaceTerminating",
                        "namespace " + namespace + " is being terminated",
                        "metadata.namespace")));
        return new StatusException(failure.code(), failure.reason(), failure.message(), details);
    }

    private static boolean waitFor(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
