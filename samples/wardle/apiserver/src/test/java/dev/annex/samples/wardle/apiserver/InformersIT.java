package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.samples.wardle.v1beta1.Flunder;
import dev.annex.samples.wardle.v1beta1.FlunderSpec;
import dev.annex.test.cluster.Eventually;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fabric8's client and its informers take the server for Kubernetes' own. */
class InformersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static KubernetesClient client(RunningServer server) {
        Config config = Config.fromKubeconfig(server.kubeconfig().toFile());
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Flunder flunder(String name, String reference) {
        Flunder flunder = new Flunder();
        flunder.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("default")
                .withLabels(Map.of("app", "informed"))
                .build());
        FlunderSpec spec = new FlunderSpec();
        spec.setFlunderReference(reference);
        spec.setReferenceType("Flunder");
        flunder.setSpec(spec);
        return flunder;
    }

    private static void awaitNames(SharedIndexInformer<Flunder> informer, String... names) {
        Eventually.check(
                PATIENCE,
                () -> assertThat(informer.getStore().list())
                        .extracting(each -> each.getMetadata().getName())
                        .containsExactlyInAnyOrder(names));
    }

    @Test
    void informersFollowEveryChange() {
        try (RunningServer server = RunningServer.start(folder);
                KubernetesClient client = client(server)) {
            var flunders = client.resources(Flunder.class).inNamespace("default");
            flunders.resource(flunder("before", "x")).create();
            try (SharedIndexInformer<Flunder> informer = flunders.inform()) {
                awaitNames(informer, "before");
                flunders.resource(flunder("after", "x")).create();
                awaitNames(informer, "before", "after");
                flunders.withName("after").edit(each -> {
                    each.getSpec().setFlunderReference("y");
                    return each;
                });
                Eventually.check(
                        PATIENCE,
                        () -> assertThat(informer.getStore().list())
                                .filteredOn(each -> each.getMetadata().getName().equals("after"))
                                .extracting(each -> each.getSpec().getFlunderReference())
                                .isEqualTo(List.of("y")));
                flunders.withName("before").delete();
                awaitNames(informer, "after");
                flunders.resource(flunder("applied", "z")).serverSideApply();
                awaitNames(informer, "after", "applied");
            }
        }
    }

    @Test
    void informersComeBackAfterARestart() throws InterruptedException, IOException {
        RunningServer first = RunningServer.start(folder);
        try (KubernetesClient client = client(first)) {
            var flunders = client.resources(Flunder.class).inNamespace("default");
            flunders.resource(flunder("one", "x")).create();
            try (SharedIndexInformer<Flunder> informer = flunders.inform()) {
                awaitNames(informer, "one");
                first.kill();
                try (RunningServer second = first.restart()) {
                    flunders.resource(flunder("two", "x")).create();
                    awaitNames(informer, "one", "two");
                    flunders.withName("one").delete();
                    awaitNames(informer, "two");
                }
            }
        }
    }
}
