package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.request.UserInfo;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.cluster.TestPki;
import dev.annex.test.conformance.ConformanceSuite;
import dev.annex.test.conformance.Ledger;
import dev.annex.test.conformance.Recording;
import dev.annex.test.conformance.Target;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of clusters, where not every namespace exists (M-03); alone there is none that does not. */
class ClusterExchangesIT {

    private static final String TOKEN = "an-administrator";

    @TempDir
    static Path folder;

    private static ClusterApiStub cluster;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        cluster = ClusterApiStub.start(TestPki.create());
        cluster.namespace("default", "Active");
        cluster.token(TOKEN, new UserInfo("admin", "", List.of(UserInfo.SYSTEM_MASTERS), Map.of()));
        server = RunningServer.delegated(
                folder,
                "--annex.security.mode=delegated",
                "--annex.delegated.kubeconfig=" + kubeconfig(cluster.config()),
                "--annex.storage.type=memory",
                "--server.address=127.0.0.1");
        Eventually.check(Duration.ofSeconds(60), () -> assertThat(server.log()).contains("Started WardleApiServer"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        cluster.close();
    }

    @TestFactory
    Stream<DynamicNode> answersAsRecorded() {
        Target target = Target.at(server.uri()).withHeaders(Map.of("Authorization", "Bearer " + TOKEN));
        return ConformanceSuite.of(Recording.fromResource("conformance/cluster.json"), Ledger.named("cluster"), target)
                .tests();
    }

    private static Path kubeconfig(Config config) throws IOException {
        return Files.writeString(folder.resolve("cluster.kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: u, user: {token: %s}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(
                        config.getMasterUrl(), config.getCaCertData(), config.getOauthToken()));
    }
}
