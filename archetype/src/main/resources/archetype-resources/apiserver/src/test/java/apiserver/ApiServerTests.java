package ${package}.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.${apiVersion}.${kind};
import ${package}.${apiVersion}.${kind}Spec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The server, on a free port and in memory, as a client sees it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "annex.storage.type=memory",
            "annex.storage.embedded.path=target/test-server/store.db",
            "annex.standalone.kubeconfig=target/test-server/kubeconfig"
        })
class ApiServerTests {

    @Value("${annex.standalone.kubeconfig}")
    private File kubeconfig;

    private KubernetesClient client;

    @BeforeEach
    void connect() {
        client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void keepsWhatIsCreated() {
        ${kind} created = client.resource(object("first", 2, 3)).create();

        assertThat(created.getMetadata().getUid()).isNotEmpty();
        assertThat(client.resources(${kind}.class).inNamespace("default").list().getItems())
                .anySatisfy(listed -> {
                    assertThat(listed.getMetadata().getName()).isEqualTo("first");
                    assertThat(listed.getSpec().getMaxReplicas()).isEqualTo(3);
                });
    }

    @Test
    void setsDefaultsOfTheSchema() {
        ${kind} created = client.resource(object("defaulted", null, 3)).create();

        assertThat(created.getSpec().getMinReplicas()).isEqualTo(1);
    }

    @Test
    void rejectsWhatBreaksARule() {
        assertThatThrownBy(() -> client.resource(object("reversed", 4, 3)).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo(422))
                .hasMessageContaining("must not be greater than maxReplicas");
    }

    private static ${kind} object(String name, Integer minReplicas, Integer maxReplicas) {
        ${kind}Spec spec = new ${kind}Spec();
        spec.setMinReplicas(minReplicas);
        spec.setMaxReplicas(maxReplicas);
        ${kind} object = new ${kind}();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName(name)
                .build());
        object.setSpec(spec);
        return object;
    }
}
