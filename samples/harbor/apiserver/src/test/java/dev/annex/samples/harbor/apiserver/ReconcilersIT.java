package dev.annex.samples.harbor.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.samples.harbor.controller.ShipReconciler;
import dev.annex.samples.harbor.v1.Port;
import dev.annex.samples.harbor.v1.PortSpec;
import dev.annex.samples.harbor.v1.Ship;
import dev.annex.samples.harbor.v1.ShipClass;
import dev.annex.samples.harbor.v1.ShipSpec;
import dev.annex.test.cluster.Eventually;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reconcilers of the Java Operator SDK apply statuses and dependent resources, and come to rest. */
class ReconcilersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RunningServer server;
    private KubernetesClient client;
    private Operator operator;

    /** Every port has a tug of its own. */
    public static class PilotTug extends CRUDKubernetesDependentResource<Ship, Port> {

        /** Ships. */
        public PilotTug() {
            super(Ship.class);
        }

        @Override
        protected Ship desired(Port port, Context<Port> context) {
            ShipSpec spec = new ShipSpec();
            spec.shipClass = ShipClass.TUG;
            spec.replicas = port.getSpec().depth.intValue();
            Ship tug = new Ship();
            tug.setMetadata(new ObjectMetaBuilder()
                    .withName("pilot-" + port.getMetadata().getName())
                    .withNamespace("default")
                    .build());
            tug.setSpec(spec);
            return tug;
        }
    }

    /** Counts how often ports are looked at. */
    @Workflow(dependents = @Dependent(type = PilotTug.class))
    @ControllerConfiguration
    public static class PortMaster implements Reconciler<Port> {

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public UpdateControl<Port> reconcile(Port port, Context<Port> context) {
            looks.incrementAndGet();
            return UpdateControl.noUpdate();
        }
    }

    @BeforeEach
    void start() {
        server = RunningServer.start(folder, "--annex.storage.type=memory");
        Config config = Config.fromKubeconfig(server.kubeconfig().toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        operator =
                new Operator(overrider -> overrider.withKubernetesClient(client).withCloseClientOnStop(false));
    }

    @AfterEach
    void stop() {
        operator.stop();
        client.close();
        server.close();
    }

    private Ship stored(String name) {
        return client.resources(Ship.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }

    private static Port port(int depth) {
        Port port = new Port();
        port.setMetadata(new ObjectMetaBuilder().withName("kiel").build());
        port.setSpec(new PortSpec());
        port.getSpec().depth = BigInteger.valueOf(depth);
        return port;
    }

    @Test
    void statusesAreApplied() {
        operator.register(new ShipReconciler());
        operator.start();
        Ship ship = new PilotTug().desired(named(port(3), "hull"), null);
        client.resource(ship).create();
        Eventually.check(PATIENCE, () -> {
            Ship seen = stored("pilot-hull");
            assertThat(seen.getStatus()).isNotNull();
            assertThat(seen.getStatus().replicas).isEqualTo(3);
            assertThat(seen.getStatus().observedGeneration).isEqualTo(1);
            assertThat(seen.getMetadata().getGeneration()).isEqualTo(1);
            assertThat(seen.getMetadata().getManagedFields())
                    .filteredOn(entry -> "status".equals(entry.getSubresource()))
                    .extracting(ManagedFieldsEntry::getOperation)
                    .containsExactly("Apply");
        });
        client.resource(stored("pilot-hull")).scale(4);
        Eventually.check(
                PATIENCE,
                () -> assertThat(stored("pilot-hull").getStatus().observedGeneration)
                        .isEqualTo(2));
        assertThat(stored("pilot-hull").getStatus().replicas).isEqualTo(4);
    }

    private static Port named(Port port, String name) {
        port.getMetadata().setName(name);
        return port;
    }

    @Test
    void dependentResourcesAreAppliedAndThenMatch() {
        PortMaster master = new PortMaster();
        operator.register(master);
        operator.start();
        client.resource(port(2)).create();
        Eventually.check(PATIENCE, () -> {
            assertThat(stored("pilot-kiel")).isNotNull();
            assertThat(stored("pilot-kiel").getSpec().replicas).isEqualTo(2);
        });
        Ship tug = stored("pilot-kiel");
        assertThat(tug.getMetadata().getOwnerReferences())
                .extracting(owner -> owner.getKind() + " " + owner.getName())
                .containsExactly("Port kiel");
        assertThat(tug.getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getOperation)
                .containsExactly("Apply");
        int before = master.looks.get();
        client.resources(Port.class).withName("kiel").edit(each -> {
            each.getMetadata().setLabels(Map.of("seen", "again"));
            each.getSpec().water = "sea";
            return each;
        });
        Eventually.check(PATIENCE, () -> assertThat(master.looks.get()).isGreaterThan(before));
        assertThat(stored("pilot-kiel").getMetadata().getResourceVersion())
                .as("a dependent resource that is as desired is left alone")
                .isEqualTo(tug.getMetadata().getResourceVersion());
        client.resources(Port.class).withName("kiel").edit(each -> {
            each.getSpec().depth = BigInteger.valueOf(5);
            return each;
        });
        Eventually.check(
                PATIENCE,
                () -> assertThat(stored("pilot-kiel").getSpec().replicas).isEqualTo(5));
        assertThat(stored("pilot-kiel").getMetadata().getGeneration()).isEqualTo(2);
    }
}
