package dev.annex.samples.harbor.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.samples.harbor.v1.Ship;
import dev.annex.samples.harbor.v1.ShipClass;
import dev.annex.samples.harbor.v1.ShipPort;
import dev.annex.samples.harbor.v1.ShipSpec;
import dev.annex.samples.harbor.v1.ShipStatus;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fabric8's client writes ships in every way that it knows. */
class Fabric8IT {

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, "--annex.storage.type=memory");
        Config config = Config.fromKubeconfig(server.kubeconfig().toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static Ship ship(String name, int replicas) {
        ShipPort port = new ShipPort();
        port.port = 80;
        ShipSpec spec = new ShipSpec();
        spec.shipClass = ShipClass.TUG;
        spec.replicas = replicas;
        spec.draft = new BigDecimal("2.0");
        spec.ports = List.of(port);
        Ship ship = new Ship();
        ship.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("default").build());
        ship.setSpec(spec);
        return ship;
    }

    private static Resource<Ship> stored(String name) {
        return client.resources(Ship.class).inNamespace("default").withName(name);
    }

    @Test
    void readsWhatItWrote() {
        Ship created = client.resource(ship("written", 2)).create();
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(created.getSpec().ports).hasSize(1).first().satisfies(port -> {
            assertThat(port.protocol).isEqualTo(ShipPort.Protocol.TCP);
            assertThat(port.weight).isEqualTo(10);
        });
        assertThat(created.getSpec().draft).isEqualByComparingTo("2");
        assertThat(created.getSpec().grade).isEqualTo("B");
        assertThat(stored("written").get().getSpec().replicas).isEqualTo(2);
    }

    @Test
    void appliesAndForcesConflicts() {
        client.resource(ship("applied", 1)).fieldManager("mine").serverSideApply();
        Resource<Ship> theirs = client.resource(ship("applied", 2));
        assertThatThrownBy(() -> theirs.fieldManager("theirs").serverSideApply())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getDetails().getCauses())
                            .extracting(cause -> cause.getField())
                            .containsExactly(".spec.replicas");
                });
        Ship forced = theirs.fieldManager("theirs").forceConflicts().serverSideApply();
        assertThat(forced.getSpec().replicas).isEqualTo(2);
        assertThat(forced.getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .containsExactlyInAnyOrder("mine", "theirs");
    }

    @Test
    void editsAndPatches() {
        client.resource(ship("edited", 1)).create();
        Ship edited = stored("edited").edit(each -> {
            each.getSpec().captain = "Ann";
            each.setNotes("seen");
            return each;
        });
        assertThat(edited.getSpec().captain).isEqualTo("Ann");
        assertThat(edited.getNotes()).isEqualTo("seen");
        assertThat(edited.getMetadata().getGeneration()).isEqualTo(2);
        Ship same = stored("edited").edit(each -> each);
        assertThat(same.getMetadata().getResourceVersion())
                .isEqualTo(edited.getMetadata().getResourceVersion());
    }

    @Test
    void writesTheStatusApart() {
        client.resource(ship("observed", 1)).create();
        Ship observed = stored("observed").get();
        ShipStatus status = new ShipStatus();
        status.phase = ShipStatus.Phase.SAILING;
        status.replicas = 1;
        status.selector = "app=observed";
        observed.setStatus(status);
        observed.getSpec().replicas = 9;
        Ship patched = client.resource(observed).patchStatus();
        assertThat(patched.getStatus().phase).isEqualTo(ShipStatus.Phase.SAILING);
        assertThat(patched.getSpec().replicas).isEqualTo(1);
        assertThat(patched.getMetadata().getGeneration()).isEqualTo(1);
        Ship updated = stored("observed").editStatus(each -> {
            each.getStatus().phase = ShipStatus.Phase.SUNK;
            return each;
        });
        assertThat(updated.getStatus().phase).isEqualTo(ShipStatus.Phase.SUNK);
        Ship applied = ship("observed", 1);
        applied.setStatus(new ShipStatus());
        applied.getStatus().observedGeneration = 1L;
        PatchContext apply = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("observer")
                .build();
        Ship both = client.resource(applied).subresource("status").patch(apply, applied);
        assertThat(both.getStatus().observedGeneration).isEqualTo(1);
        assertThat(both.getStatus().phase).isEqualTo(ShipStatus.Phase.SUNK);
    }

    @Test
    void scales() {
        client.resource(ship("scaled", 1)).create();
        stored("scaled").editStatus(each -> {
            each.setStatus(new ShipStatus());
            each.getStatus().replicas = 1;
            each.getStatus().selector = "app=scaled";
            return each;
        });
        Scale scale = stored("scaled").scale();
        assertThat(scale.getSpec().getReplicas()).isEqualTo(1);
        assertThat(scale.getStatus().getSelector()).isEqualTo("app=scaled");
        scale.getSpec().setReplicas(3);
        assertThat(stored("scaled").scale(scale).getSpec().getReplicas()).isEqualTo(3);
        assertThat(stored("scaled").get().getSpec().replicas).isEqualTo(3);
        assertThat(stored("scaled").scale(5).getSpec().replicas).isEqualTo(5);
        assertThatThrownBy(() -> stored("scaled").scale(101))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(422));
    }

    @Test
    void findsBySelectableFields() {
        Ship found = ship("found", 1);
        found.getSpec().captain = "Findus";
        client.resource(found).create();
        client.resource(ship("lost", 1)).create();
        assertThat(client.resources(Ship.class)
                        .inNamespace("default")
                        .withField("spec.captain", "Findus")
                        .list()
                        .getItems())
                .extracting(each -> each.getMetadata().getName())
                .containsExactly("found");
    }
}
