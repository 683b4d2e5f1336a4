package dev.annex.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.pki.KeyedCertificate;
import dev.annex.request.UserInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication and authorization by a cluster, through real TLS from the client to the cluster (Z-01 to Z-25). */
class DelegatedSecurityTests {

    private static final String PATH = "/apis/wardle.example.com/v1alpha1";

    private final TestPki pki = TestPki.create();
    private final ClusterApiStub cluster = ClusterApiStub.start(pki);
    private final GuardedServer server = GuardedServer.start(cluster, pki.server());

    @AfterEach
    void close() {
        server.close();
        cluster.close();
    }

    @Test
    void theFrontProxySpeaksForUsers() throws Exception {
        cluster.access(spec -> spec.path("user").asText().equals("jane"));

        assertThat(get(pki.proxy(), PATH, "X-Remote-User", "jane", "X-Remote-Group", "devs"))
                .isEqualTo("200 jane [devs, system:authenticated]");
    }

    @Test
    void theAggregatorsCheckNeedsNoAccessReview() throws Exception {
        cluster.override(request -> request.path().equals(ClusterApiStub.ACCESS_REVIEWS)
                ? Optional.of(StubAnswer.failure(503, "ServiceUnavailable", "down"))
                : Optional.empty());

        assertThat(get(
                        pki.proxy(),
                        PATH,
                        "X-Remote-User",
                        "system:kube-aggregator",
                        "X-Remote-Group",
                        "system:masters"))
                .startsWith("200 system:kube-aggregator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "user", "unknown authority", "authority of that name", "wrong name", "expired"})
    void forgedHeadersGetNothing(String certificate) throws Exception {
        KeyedCertificate forged = switch (certificate) {
            case "user" -> pki.client("mallory");
            case "unknown authority" -> TestPki.client(TestPki.authority("mallory-ca"), TestPki.PROXY_NAME);
            case "authority of that name" -> TestPki.client(TestPki.authority("front-proxy-ca"), TestPki.PROXY_NAME);
            case "wrong name" -> TestPki.client(pki.proxies(), "mallory");
            case "expired" -> TestPki.expired(pki.proxies(), TestPki.PROXY_NAME);
            default -> null;
        };

        String answer = get(forged, PATH, "X-Remote-User", "admin", "X-Remote-Group", "system:masters");

        assertThat(answer)
                .isEqualTo(
                        switch (certificate) {
                            case "none" -> "403 system:anonymous [system:unauthenticated]";
                            case "user" -> "403 mallory [system:authenticated]";
                            default -> "401";
                        });
    }

    @Test
    void usersComeInByCertificate() throws Exception {
        cluster.access(spec -> spec.path("groups").toString().contains("devs"));

        assertThat(get(pki.client("jane", "devs"), PATH)).isEqualTo("200 jane [devs, system:authenticated]");
        assertThat(get(pki.client("joe"), PATH)).isEqualTo("403 joe [system:authenticated]");
    }

    @Test
    void usersComeInByToken() throws Exception {
        cluster.token("good", new UserInfo("robot", "", List.of("robots"), Map.of()));
        cluster.access(spec -> true);

        assertThat(get(null, PATH, "Authorization", "Bearer good"))
                .isEqualTo("200 robot [robots, system:authenticated]");
        assertThat(get(null, PATH, "Authorization", "Bearer garbage")).isEqualTo("401");
        assertThat(get(null, "/healthz", "Authorization", "Bearer garbage")).isEqualTo("401");
        assertThat(get(null, "/healthz", "Authorization", "Basic x")).startsWith("200 system:anonymous");
    }

    @Test
    void tokensAndDecisionsAreRemembered() throws Exception {
        cluster.token("good", new UserInfo("robot", "", List.of(), Map.of()));
        cluster.access(spec -> true);

        for (int i = 0; i < 3; i++) {
            assertThat(get(null, PATH, "Authorization", "Bearer good")).startsWith("200");
        }

        assertThat(cluster.requests("POST", ClusterApiStub.TOKEN_REVIEWS)).hasSize(1);
        assertThat(cluster.requests("POST", ClusterApiStub.ACCESS_REVIEWS)).hasSize(1);
    }

    @Test
    void theServerIsClosedWhileTheClusterIsDown() throws Exception {
        cluster.access(spec -> true);
        KeyedCertificate jane = pki.client("jane");
        cluster.override(request -> request.method().equals("POST")
                ? Optional.of(StubAnswer.failure(403, "Forbidden", "no reviews for you"))
                : Optional.empty());

        assertThat(get(jane, PATH)).startsWith("500").contains("no reviews for you");
        assertThat(get(null, PATH, "Authorization", "Bearer good")).isEqualTo("401");
        assertThat(get(null, "/livez")).startsWith("200");

        cluster.override(request -> Optional.empty());
        assertThat(get(jane, PATH)).startsWith("200 jane");
    }

    @Test
    void aNewFrontProxyIsTrustedAndTheOldOneIsNotWithoutARestart() throws Exception {
        TestPki next = TestPki.create();
        cluster.access(spec -> true);
        assertThat(get(pki.proxy(), PATH, "X-Remote-User", "jane")).startsWith("200 jane");
        assertThat(get(next.proxy(), PATH, "X-Remote-User", "jane")).isEqualTo("401");

        cluster.extensionAuthentication(next.extensionAuthentication());

        Eventually.check(() -> assertThat(getOrFail(next.proxy(), PATH, "X-Remote-User", "jane"))
                .startsWith("200 jane"));
        assertThat(get(pki.proxy(), PATH, "X-Remote-User", "jane")).isEqualTo("401");
    }

    private String getOrFail(KeyedCertificate certificate, String path, String... headers) {
        try {
            return get(certificate, path, headers);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String get(KeyedCertificate certificate, String path, String... headers) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(pki.clientContext(certificate))
                .build();
        List<String> all = new ArrayList<>(List.of("Accept", "*/*"));
        all.addAll(List.of(headers));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .headers(all.toArray(String[]::new))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return (response.statusCode() + " " + response.body()).strip();
    }
}
