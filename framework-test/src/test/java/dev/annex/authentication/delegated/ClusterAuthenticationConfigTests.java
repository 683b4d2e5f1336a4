package dev.annex.authentication.delegated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.authentication.CertificateAuthorities;
import dev.annex.delegated.Cluster;
import dev.annex.delegated.ClusterException;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.cluster.StubAnswer;
import dev.annex.test.cluster.StubRequest;
import dev.annex.test.cluster.TestPki;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Z-02 and Z-03. */
class ClusterAuthenticationConfigTests {

    private final TestPki pki = TestPki.create();
    private final ClusterApiStub cluster = ClusterApiStub.start(pki);
    private final KubernetesClient client = Cluster.client(cluster.config());

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void readsWhomToTrust() {
        try (ClusterAuthenticationConfig config = ClusterAuthenticationConfig.start(client)) {
            var requestHeader = requireNonNull(config.requestHeader());
            assertThat(requestHeader.allowedNames()).containsExactly(TestPki.PROXY_NAME);
            assertThat(requestHeader.usernameHeaders()).containsExactly("X-Remote-User");
            assertThat(requestHeader.uidHeaders()).containsExactly("X-Remote-Uid");
            assertThat(requestHeader.groupHeaders()).containsExactly("X-Remote-Group");
            assertThat(requestHeader.extraHeaderPrefixes()).containsExactly("X-Remote-Extra-");
            assertThat(requestHeader.authorities().certificates())
                    .containsExactly(pki.proxies().certificate());
            assertThat(requireNonNull(config.clientAuthorities()).certificates())
                    .containsExactly(pki.clients().certificate());
            assertThat(config.authorityCertificates())
                    .containsExactly(pki.clients().certificate(), pki.proxies().certificate());
        }
    }

    @Test
    void watchesTheOneConfigMapAlone() {
        try (ClusterAuthenticationConfig config = ClusterAuthenticationConfig.start(client)) {
            assertThat(config.requestHeader()).isNotNull();
            Eventually.check(() -> assertThat(cluster.requests())
                    .filteredOn(request -> request.path().endsWith("/configmaps"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(request -> request.parameter("fieldSelector")
                            .equals("metadata.name=extension-apiserver-authentication")));
        }
    }

    @Test
    void aChangeAppliesWithoutARestart() {
        TestPki next = TestPki.create();
        try (ClusterAuthenticationConfig config = ClusterAuthenticationConfig.start(client)) {
            cluster.extensionAuthentication(next.extensionAuthentication());

            Eventually.check(() -> assertThat(config.authorityCertificates())
                    .containsExactly(
                            next.clients().certificate(), next.proxies().certificate()));
        }
    }

    @Test
    void whatCannotBeReadLeavesTheLastGoodStateInForce() {
        Map<String, String> data = new HashMap<>(pki.extensionAuthentication());
        TestPki next = TestPki.create();
        try (ClusterAuthenticationConfig config = ClusterAuthenticationConfig.start(client)) {
            CertificateAuthorities before = config.clientAuthorities();
            data.put("requestheader-allowed-names", "front-proxy-client");
            cluster.extensionAuthentication(data);
            cluster.delete(ClusterApiStub.EXTENSION_AUTHENTICATION);
            assertThat(requireNonNull(config.clientAuthorities()).certificates())
                    .isEqualTo(requireNonNull(before).certificates());

            cluster.extensionAuthentication(next.extensionAuthentication());

            Eventually.check(() -> assertThat(config.authorityCertificates())
                    .contains(next.clients().certificate()));
        }
    }

    @Test
    void partsMayBeMissing() {
        cluster.extensionAuthentication(Map.of("client-ca-file", pki.clients().pem()));
        try (ClusterAuthenticationConfig config = ClusterAuthenticationConfig.start(client)) {
            assertThat(config.requestHeader()).isNull();
            assertThat(config.authorityCertificates())
                    .containsExactly(pki.clients().certificate());
        }
    }

    @Test
    void saysWhichRoleIsMissing() {
        cluster.override(request -> failing(request, StubAnswer.failure(403, "Forbidden", "configmaps is forbidden")));

        assertThatThrownBy(() -> ClusterAuthenticationConfig.start(client))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("configmaps is forbidden")
                .extracting(failure -> ((ClusterException) failure).action())
                .asString()
                .contains("extension-apiserver-authentication-reader");
    }

    @Test
    void saysThatTheConfigMapIsMissingOrNotUnderstood() {
        cluster.extensionAuthentication(Map.of("client-ca-file", "nonsense"));
        assertThatThrownBy(() -> ClusterAuthenticationConfig.start(client))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("cannot be understood: client-ca-file");

        cluster.delete(ClusterApiStub.EXTENSION_AUTHENTICATION);
        assertThatThrownBy(() -> ClusterAuthenticationConfig.start(client))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("has no ConfigMap");
    }

    @Test
    void saysThatTheClusterCannotBeReached() {
        cluster.close();

        assertThatThrownBy(() -> ClusterAuthenticationConfig.start(client))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void everyArrayHasToBeOneOfStrings() {
        Map<String, String> data = new HashMap<>(pki.extensionAuthentication());
        for (String wrong : List.of("[1]", "{}", "\"a\"", "x")) {
            data.put("requestheader-group-headers", wrong);
            assertThatThrownBy(() -> ConfigMapContent.parse(data))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("requestheader-group-headers");
        }
    }

    private static Optional<StubAnswer> failing(StubRequest request, StubAnswer answer) {
        return request.path().contains("configmaps") ? Optional.of(answer) : Optional.empty();
    }
}
