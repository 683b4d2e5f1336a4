package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.samples.wardle.v1beta1.Flunder;
import dev.annex.samples.wardle.v1beta1.FlunderSpec;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.RequiresKubectl;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that others wrote see what is there, and see it again after the server was killed, and after the history that
 * they would have to resume from was compacted while they could not reach the server (A-35, W-53).
 */
@RequiresKubectl
class FollowersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHORT_HISTORY = "--annex.storage.history.keep=1s";
    private static final String FLUNDERS = "/apis/wardle.example.com/v1beta1/namespaces/default/flunders";

    private static final Pattern LIST_REVISION = Pattern.compile("\"metadata\":\\{\"resourceVersion\":\"([0-9]+)\"");

    @TempDir
    Path folder;

    private final Map<String, String> written = new TreeMap<>();
    private List<Follower> followers = List.of();

    private static KubernetesClient client(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setWatchReconnectInterval(100);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    void allSeeWhatIsThereThroughACrashAndACompaction() throws Exception {
        RunningServer server = RunningServer.start(folder, SHORT_HISTORY);
        Path kubeconfig = Files.copy(server.kubeconfig(), folder.resolve("followers.kubeconfig"));
        Kubectl kubectl = Kubectl.of(kubeconfig, folder);
        try (KubernetesClient client = client(kubeconfig);
                Fabric8Follower fabric8 = new Fabric8Follower(client);
                OperatorFollower operator = new OperatorFollower(client);
                OfficialFollower official = new OfficialFollower(kubeconfig);
                KubectlFollower watching = new KubectlFollower(kubectl)) {
            followers = List.of(fabric8, operator, official, watching);
            put(client, "one", "first");
            put(client, "two", "first");
            awaitAll();
            put(client, "two", "second");
            delete(client, "one");
            awaitAll();

            server.kill();
            server = server.restart(SHORT_HISTORY);
            put(client, "three", "second");
            put(client, "two", "third");
            awaitAll();

            String resume = revision(kubectl);
            server.kill();
            changeOutOfSight();
            server = server.restart();
            assertThat(kubectl.run("get", "--raw", FLUNDERS + "?watch=1&resourceVersion=" + resume)
                            .stdout())
                    .contains("\"type\":\"ERROR\"", "\"reason\":\"Expired\"", "\"code\":410");
            awaitAll();
            put(client, "four", "again");
            delete(client, "five");
            awaitAll();
            assertThat(fabric8.resyncs()).isPositive();
            assertThat(watching.starts()).isGreaterThanOrEqualTo(3);
        } finally {
            server.close();
        }
    }

    /** Serves the same store where the followers do not look, for three times as long as history is kept. */
    private void changeOutOfSight() throws InterruptedException {
        try (RunningServer hidden = RunningServer.start(folder, SHORT_HISTORY);
                KubernetesClient client = client(hidden.kubeconfig())) {
            put(client, "two", "fourth");
            put(client, "five", "fourth");
            delete(client, "three");
            put(client, "four", "fourth");
            TimeUnit.SECONDS.sleep(3);
        }
    }

    private static String revision(Kubectl kubectl) {
        String list = kubectl.run("get", "--raw", FLUNDERS).stdout();
        Matcher revision = LIST_REVISION.matcher(list);
        assertThat(revision.find()).as(list).isTrue();
        return revision.group(1);
    }

    private void put(KubernetesClient client, String name, String reference) {
        Flunder flunder = new Flunder();
        flunder.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("default").build());
        FlunderSpec spec = new FlunderSpec();
        spec.setFlunderReference(reference);
        spec.setReferenceType("Flunder");
        flunder.setSpec(spec);
        client.resource(flunder).forceConflicts().serverSideApply();
        written.put(name, reference);
    }

    private void delete(KubernetesClient client, String name) {
        client.resources(Flunder.class).inNamespace("default").withName(name).delete();
        written.remove(name);
    }

    private void awaitAll() {
        for (Follower follower : followers) {
            Eventually.check(
                    PATIENCE,
                    () -> assertThat(follower.view())
                            .as(follower.getClass().getSimpleName())
                            .isEqualTo(written));
        }
    }
}
