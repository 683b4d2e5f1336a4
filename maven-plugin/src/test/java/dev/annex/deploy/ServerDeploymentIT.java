package dev.annex.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.delegated.Cluster;
import dev.annex.test.cluster.KubeApiServer;
import dev.annex.test.cluster.KubeBinaries;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Deploys to a real kube-apiserver, which has nobody who would run pods. */
@EnabledIf(value = "dev.annex.test.cluster.KubeBinaries#present", disabledReason = KubeBinaries.MISSING)
class ServerDeploymentIT {

    @Test
    void theClusterTakesEverythingAndSaysWhatIsMissing() throws Exception {
        List<String> told = new ArrayList<>();
        Manifests manifests = Manifests.read(Path.of("src/test/resources/manifests"));
        try (KubeApiServer cluster = KubeApiServer.start(KubeBinaries.find().orElseThrow());
                KubernetesClient client = Cluster.connect(cluster.kubeconfig())) {
            ServerDeployment deployment = new ServerDeployment(client, told::add, Clock.systemUTC());

            deployment.apply(manifests);
            String first = cluster.kubectl(
                    "get", "apiservice", "v1alpha1.wardle.example.com", "-o", "jsonpath={.spec.caBundle}");
            deployment.apply(manifests);

            assertThat(first).isNotEmpty();
            assertThat(cluster.kubectl(
                            "get", "apiservice", "v1alpha1.wardle.example.com", "-o", "jsonpath={.spec.caBundle}"))
                    .isEqualTo(first);
            assertThat(told).containsOnlyOnce("Issued a serving certificate");
            assertThat(cluster.kubectl("-n", "wardle-system", "get", "secret", "wardle-tls", "-o", "jsonpath={.type}"))
                    .isEqualTo("kubernetes.io/tls");
            assertThat(cluster.kubectl(
                            "-n",
                            "wardle-system",
                            "get",
                            "deployment",
                            "wardle",
                            "-o",
                            "jsonpath={.metadata.managedFields[*].manager}"))
                    .isEqualTo("annex-deploy");
            assertThatThrownBy(() -> deployment.await(manifests, Duration.ofSeconds(8)))
                    .isInstanceOf(DeployException.class)
                    .hasMessageContaining("EndpointsNotFound");
        }
    }
}
