package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.pki.KeyedCertificate;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.cluster.Extension;
import dev.annex.test.cluster.KubeApiServer;
import dev.annex.test.cluster.KubeBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, with the rights that its manifests give it, behind the aggregator of a real kube-apiserver. */
@EnabledIf(value = "dev.annex.test.cluster.KubeBinaries#present", disabledReason = KubeBinaries.MISSING)
class AggregatorIT {

    private static final Extension WARDLE =
            new Extension("wardle", "wardle.example.com", List.of("v1beta1", "v1alpha1"));

    private static final String FLUNDER = """
        {apiVersion: wardle.example.com/v1beta1, kind: Flunder, metadata: {name: %s, namespace: %s},
         spec: {flunderReference: other, referenceType: Flunder}}
        """;

    @TempDir
    static Path folder;

    private static KubeApiServer cluster;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        cluster = KubeApiServer.start(KubeBinaries.find().orElseThrow());
        KeyedCertificate certificate = WARDLE.certificate(cluster);
        server = RunningServer.delegated(
                folder,
                "--annex.security.mode=delegated",
                "--annex.delegated.kubeconfig=" + WARDLE.kubeconfig(cluster),
                "--annex.storage.type=memory",
                "--server.address=127.0.0.1",
                "--server.ssl.certificate=" + Files.writeString(folder.resolve("tls.crt"), certificate.chainPem()),
                "--server.ssl.certificate-private-key="
                        + Files.writeString(folder.resolve("tls.key"), certificate.keyPem()));
        WARDLE.register(cluster, server.port());
        try {
            WARDLE.awaitAvailable(cluster);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(server.log(), e);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void theResourcesArePartOfTheClustersApi() {
        Eventually.check(() -> assertThat(cluster.kubectl("api-resources", "--api-group=wardle.example.com"))
                .containsPattern("flunders +wardle.example.com/v1beta1 +true +Flunder")
                .containsPattern("fischers +wardle.example.com/v1alpha1 +false +Fischer"));
    }

    @Test
    void objectsLiveAsTheClustersOwnDo() {
        cluster.apply(FLUNDER.formatted("one", "default"));

        assertThat(cluster.kubectl("get", "flunders", "-n", "default"))
                .containsPattern("NAME +CREATED AT")
                .contains("one");
        assertThat(cluster.kubectl("label", "flunder", "one", "a=b")).contains("labeled");
        assertThat(cluster.kubectl("get", "flunder", "one", "-o", "jsonpath={.metadata.labels.a}"))
                .isEqualTo("b");
        assertThat(cluster.kubectl("delete", "flunder", "one")).contains("deleted");
        assertThatThrownBy(() -> cluster.kubectl("get", "flunder", "one"))
                .hasMessageContaining("flunders.wardle.example.com \"one\" not found");
    }

    @Test
    void rightsAreThoseOfTheCluster() {
        Path jane = cluster.kubeconfig("jane", "devs");
        assertThatThrownBy(() -> cluster.kubectl(jane, "get", "flunders"))
                .hasMessageContaining("User \"jane\" cannot list resource \"flunders\" in API group"
                        + " \"wardle.example.com\" in the namespace \"default\"");

        cluster.kubectl(
                "create", "role", "reader", "--verb=list", "--resource=flunders.wardle.example.com", "-n", "default");
        cluster.kubectl("create", "rolebinding", "reader", "--role=reader", "--user=jane", "-n", "default");

        Eventually.check(() -> assertThat(tried(jane, "get", "flunders")).contains("o resources found"));
        assertThatThrownBy(() -> cluster.kubectl(jane, "delete", "flunder", "one"))
                .hasMessageContaining("User \"jane\" cannot delete resource \"flunders\"");
    }

    @Test
    void namespacesAreThoseOfTheCluster() {
        assertThatThrownBy(() -> cluster.apply(FLUNDER.formatted("two", "missing")))
                .hasMessageContaining("namespaces \"missing\" not found");

        cluster.kubectl("create", "namespace", "fresh");
        cluster.apply(FLUNDER.formatted("two", "fresh"));
        cluster.kubectl("delete", "namespace", "fresh", "--wait=false");

        Eventually.check(() -> assertThat(tried(cluster.kubeconfig(), "-n", "fresh", "create", "-f", three()))
                .contains(
                        "flunders.wardle.example.com \"three\" is forbidden: unable to create new content in namespace"
                                + " fresh because it is being terminated"));
        assertThat(cluster.kubectl("-n", "fresh", "delete", "flunder", "two")).contains("deleted");
    }

    private static String three() {
        try {
            return Files.writeString(folder.resolve("three.yaml"), "---\n" + FLUNDER.formatted("three", "fresh"))
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String tried(Path by, String... arguments) {
        try {
            return cluster.kubectl(by, arguments);
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
