package dev.annex.deploy;

import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceReference;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Deploys a server into a cluster by server-side apply, as the field manager {@value #FIELD_MANAGER}. It may be repeated
 * as often as one likes: what is as it should be stays as it is, and certificates are renewed when it is time.
 */
public final class ServerDeployment {

    /** As whom manifests are applied. */
    public static final String FIELD_MANAGER = "annex-deploy";

    private static final String CERT_MANAGER = "cert-manager.io/inject-ca-from";

    private final KubernetesClient client;
    private final Consumer<String> progress;
    private final Clock clock;

    /**
     * Deploys by that client.
     *
     * @param progress is told, in lines for people, what happens
     */
    public ServerDeployment(KubernetesClient client, Consumer<String> progress, Clock clock) {
        this.client = client;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Applies manifests, certificates included. Whether the server then comes up is for {@link #await} to see.
     *
     * @throws DeployException if the cluster refuses something or cannot be reached
     */
    public void apply(Manifests manifests) {
        boolean certified = false;
        for (HasMetadata object : manifests.objects()) {
            if (!(object instanceof Namespace) && !certified) {
                certify(manifests);
                certified = true;
            }
            apply(object);
        }
    }

    /**
     * Waits until the cluster finds all APIServices available.
     *
     * @throws DeployException if it does not within that time, with the reasons
     */
    public void await(Manifests manifests, Duration timeout) {
        try {
            new Availability(client, manifests, progress).await(timeout);
        } catch (KubernetesClientException e) {
            throw unreachable(e);
        }
    }

    /** Makes sure of the serving certificate, and names its authority in the APIServices. */
    private void certify(Manifests manifests) {
        Optional<Deployment> server = manifests.server();
        List<APIService> ours =
                manifests.apiServices().stream().filter(ServerDeployment::ours).toList();
        if (server.isEmpty() || ours.isEmpty()) {
            return;
        }
        ServingCertificates.Wanted wanted = wanted(server.get(), ours);
        apply(wanted.authority());
        apply(wanted.serving());
        if (wanted.issued()) {
            progress.accept("Issued a serving certificate");
        }
        ours.forEach(apiService -> apiService.getSpec().setCaBundle(ServingCertificates.encoded(wanted.bundle())));
    }

    private ServingCertificates.Wanted wanted(Deployment server, List<APIService> apiServices) {
        String secret = Manifests.servingSecret(server).orElseThrow();
        try {
            return new ServingCertificates(client, server.getMetadata().getNamespace(), secret, clock)
                    .forNames(names(apiServices));
        } catch (KubernetesClientException e) {
            throw unreachable(e);
        }
    }

    /** Others' hands are off where cert-manager fills in the authority, or where no Service is asked. */
    private static boolean ours(APIService apiService) {
        Map<String, String> annotations = apiService.getMetadata().getAnnotations();
        return apiService.getSpec().getService() != null
                && (annotations == null || !annotations.containsKey(CERT_MANAGER));
    }

    private static List<String> names(List<APIService> apiServices) {
        Set<String> names = new LinkedHashSet<>();
        for (APIService apiService : apiServices) {
            ServiceReference service = apiService.getSpec().getService();
            String qualified = service.getName() + "." + service.getNamespace();
            Stream.of(service.getName(), qualified, qualified + ".svc", qualified + ".svc.cluster.local")
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    private void apply(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        String what = object.getKind() + " " + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
        try {
            client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
            progress.accept("Applied " + what);
        } catch (KubernetesClientException e) {
            throw e.getStatus() == null
                    ? unreachable(e)
                    : new DeployException("The cluster refuses " + what + ": " + e.getMessage(), "", e);
        }
    }

    private DeployException unreachable(KubernetesClientException failure) {
        return new DeployException(
                "The cluster at " + client.getMasterUrl() + " cannot be asked: " + failure.getMessage(),
                "See whether kubectl cluster-info works with the same kubeconfig and context.",
                failure);
    }
}
