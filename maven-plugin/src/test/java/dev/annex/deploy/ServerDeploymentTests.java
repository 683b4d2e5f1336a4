package dev.annex.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.delegated.Cluster;
import dev.annex.pki.KeyedCertificate;
import dev.annex.pki.Pem;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.StubAnswer;
import dev.annex.test.cluster.StubRequest;
import dev.annex.test.cluster.TestPki;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerDeploymentTests {

    private static final String SECRETS = "/api/v1/namespaces/wardle-system/secrets/";
    private static final String API_SERVICES = "/apis/apiregistration.k8s.io/v1/apiservices/";
    private static final String API_SERVICE = API_SERVICES + "v1alpha1.wardle.example.com";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ClusterApiStub cluster = ClusterApiStub.start(TestPki.create());
    private final KubernetesClient client = Cluster.client(cluster.config());
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void appliesEverythingInOrderAsOneFieldManager() throws Exception {
        deploy(Clock.systemUTC());

        List<StubRequest> applied = cluster.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .toList();
        assertThat(applied)
                .hasSize(14)
                .allMatch(request -> request.contentType().equals("application/apply-patch+yaml"))
                .allMatch(request -> request.parameter("fieldManager").equals("annex-deploy"))
                .allMatch(request -> request.parameter("force").equals("true"));
        assertThat(applied)
                .extracting(StubRequest::path)
                .startsWith("/api/v1/namespaces/wardle-system", SECRETS + "wardle-tls-ca", SECRETS + "wardle-tls")
                .endsWith(API_SERVICES + "v1beta1.wardle.example.com", API_SERVICE);
    }

    @Test
    void theAuthorityInTheApiServicesHasIssuedTheServersCertificate() throws Exception {
        deploy(Clock.systemUTC());

        X509Certificate authority = bundle().get(0);
        KeyedCertificate serving = secret("wardle-tls");
        serving.certificate().verify(authority.getPublicKey());
        assertThat(serving.certificate().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("wardle.wardle-system.svc");
        assertThat(cluster.get(SECRETS + "wardle-tls")
                        .orElseThrow()
                        .path("type")
                        .asText())
                .isEqualTo("kubernetes.io/tls");
        assertThat(bundle()).hasSize(1);
    }

    @Test
    void aSecondDeploymentChangesNothing() throws Exception {
        deploy(Clock.systemUTC());
        KeyedCertificate before = secret("wardle-tls");
        List<X509Certificate> trusted = bundle();

        deploy(Clock.systemUTC());

        assertThat(secret("wardle-tls")).isEqualTo(before);
        assertThat(bundle()).isEqualTo(trusted);
    }

    @Test
    void theCertificateIsRenewedLongBeforeItExpires() throws Exception {
        deploy(Clock.systemUTC());
        KeyedCertificate before = secret("wardle-tls");
        List<X509Certificate> trusted = bundle();

        deploy(in(Duration.ofDays(250)));

        assertThat(secret("wardle-tls").certificate().getNotAfter())
                .isAfter(before.certificate().getNotAfter());
        assertThat(bundle()).isEqualTo(trusted);
    }

    @Test
    void anOldAuthorityStaysTrustedBesideItsSuccessor() throws Exception {
        deploy(Clock.systemUTC());
        List<X509Certificate> before = bundle();

        deploy(in(Duration.ofDays(3400)));

        assertThat(bundle()).hasSize(2).containsAll(before);
        secret("wardle-tls").certificate().verify(bundle().get(0).getPublicKey());
        assertThat(bundle().get(0)).isNotEqualTo(before.get(0));

        deploy(in(Duration.ofDays(3700)));

        assertThat(bundle()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aDamagedSecretIsReplaced() throws Exception {
        deploy(Clock.systemUTC());
        ObjectNode damaged = cluster.get(SECRETS + "wardle-tls").orElseThrow();
        damaged.withObjectProperty("data").put("tls.key", "");
        cluster.put(SECRETS + "wardle-tls", damaged);

        deploy(Clock.systemUTC());

        secret("wardle-tls").certificate().verify(bundle().get(0).getPublicKey());
    }

    @Test
    void certManagerIsLeftToItsWork() throws Exception {
        Manifests manifests = manifests();
        manifests
                .apiServices()
                .forEach(apiService -> apiService
                        .getMetadata()
                        .getAnnotations()
                        .put("cert-manager.io/inject-ca-from", "wardle-system/wardle"));

        new ServerDeployment(client, told::add, Clock.systemUTC()).apply(manifests);

        assertThat(cluster.get(SECRETS + "wardle-tls")).isEmpty();
        assertThat(cluster.get(API_SERVICE).orElseThrow().at("/spec/caBundle").isMissingNode())
                .isTrue();
    }

    @Test
    void waitsUntilTheClusterFindsTheServerAvailable() throws Exception {
        Manifests manifests = deploy(Clock.systemUTC());
        status("False", "FailedDiscoveryCheck", "failing or missing response");
        Thread later = new Thread(() -> {
            pause();
            status("True", "Passed", "all checks passed");
        });
        later.start();

        deployment().await(manifests, SOON);

        assertThat(told)
                .contains("APIService v1alpha1.wardle.example.com: FailedDiscoveryCheck: failing or missing response")
                .endsWith(
                        "APIService v1beta1.wardle.example.com: available",
                        "APIService v1alpha1.wardle.example.com: available");
        later.join();
    }

    @Test
    void saysWhyTheServerIsNotAvailable() throws Exception {
        Manifests manifests = deploy(Clock.systemUTC());
        status("False", "MissingEndpoints", "endpoints for service/wardle have no addresses");
        cluster.put("/api/v1/namespaces/wardle-system/pods/wardle-1", pod());

        assertThatThrownBy(() -> deployment().await(manifests, Duration.ofMillis(10)))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("MissingEndpoints: endpoints for service/wardle have no addresses")
                .hasMessageContaining("container apiserver waits: ImagePullBackOff: no such image")
                .hasMessageContaining("kubectl -n wardle-system logs deployment/wardle");
    }

    @Test
    void saysWhatTheClusterRefuses() {
        cluster.override(request -> request.path().endsWith("/deployments/wardle")
                ? Optional.of(StubAnswer.failure(403, "Forbidden", "deployments is forbidden"))
                : Optional.empty());

        assertThatThrownBy(() -> deploy(Clock.systemUTC()))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("The cluster refuses Deployment wardle-system/wardle")
                .hasMessageContaining("deployments is forbidden");
    }

    @Test
    void saysThatTheClusterCannotBeReached() {
        cluster.close();

        assertThatThrownBy(() -> deploy(Clock.systemUTC()))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("kubectl cluster-info");
    }

    private Manifests deploy(Clock clock) throws Exception {
        Manifests manifests = manifests();
        new ServerDeployment(client, told::add, clock).apply(manifests);
        return manifests;
    }

    private ServerDeployment deployment() {
        return new ServerDeployment(client, told::add, Clock.systemUTC());
    }

    private static Manifests manifests() throws Exception {
        return Manifests.read(Path.of("src/test/resources/manifests"));
    }

    private static Clock in(Duration time) {
        return Clock.offset(Clock.systemUTC(), time);
    }

    private void status(String available, String reason, String message) {
        for (String version : List.of("v1beta1", "v1alpha1")) {
            String path = API_SERVICES + version + ".wardle.example.com";
            ObjectNode apiService = cluster.get(path).orElseThrow();
            apiService
                    .putObject("status")
                    .putArray("conditions")
                    .addObject()
                    .put("type", "Available")
                    .put("status", available)
                    .put("reason", reason)
                    .put("message", message);
            cluster.put(path, apiService);
        }
    }

    private static ObjectNode pod() {
        ObjectNode pod = Json.object().put("kind", "Pod").put("apiVersion", "v1");
        pod.putObject("status")
                .putArray("containerStatuses")
                .addObject()
                .put("name", "apiserver")
                .putObject("state")
                .putObject("waiting")
                .put("reason", "ImagePullBackOff")
                .put("message", "no such image");
        return pod;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyedCertificate secret(String name) {
        ObjectNode data = cluster.get(SECRETS + name).orElseThrow().withObjectProperty("data");
        return KeyedCertificate.parse(
                decoded(data.path("tls.crt").asText()),
                decoded(data.path("tls.key").asText()));
    }

    private List<X509Certificate> bundle() {
        return Pem.certificates(decoded(
                cluster.get(API_SERVICE).orElseThrow().at("/spec/caBundle").asText()));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
    }
}
