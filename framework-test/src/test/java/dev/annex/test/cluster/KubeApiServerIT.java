package dev.annex.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.admission.delegated.ClusterNamespaceLifecycle;
import dev.annex.admission.delegated.ClusterNamespaces;
import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.delegated.Cluster;
import dev.annex.meta.GroupResource;
import dev.annex.status.StatusException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Delegated security behind the aggregator of a real kube-apiserver (Z-01 to Z-27, M-03, A-01 to A-07). */
@EnabledIf(value = "dev.annex.test.cluster.KubeBinaries#present", disabledReason = KubeBinaries.MISSING)
class KubeApiServerIT {

    private static final Extension WHOAMI = new Extension("whoami", "whoami.example.com", List.of("v1"));

    private static final String JOE_MAY = """
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: whoami},
         rules: [{apiGroups: [whoami.example.com], resources: [whoami], verbs: [list]}]}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: whoami},
         roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: whoami},
         subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: joe}]}
        """;

    private static KubeApiServer cluster;
    private static GuardedServer server;

    @BeforeAll
    static void start() {
        cluster = KubeApiServer.start(KubeBinaries.find().orElseThrow());
        server = GuardedServer.start(Cluster.connect(WHOAMI.kubeconfig(cluster)), WHOAMI.certificate(cluster));
        WHOAMI.register(cluster, server.port());
        cluster.apply(JOE_MAY);
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
    void theAggregatorFindsTheServerAvailable() {
        assertThatCode(() -> WHOAMI.awaitAvailable(cluster)).doesNotThrowAnyException();
    }

    @Test
    void kubectlComesThroughTheAggregatorAsItsUser() {
        WHOAMI.awaitAvailable(cluster);

        assertThat(cluster.kubectl("get", "--raw", GuardedServer.PATH + "/whoami"))
                .contains("admin [system:masters, system:authenticated]");
    }

    @Test
    void aUserWhoMayNotIsTurnedAway() {
        WHOAMI.awaitAvailable(cluster);
        var jane = cluster.kubeconfig("jane", "devs");

        assertThatThrownBy(() -> cluster.kubectl(jane, "get", "--raw", GuardedServer.PATH + "/whoami"))
                .hasMessageContaining("Forbidden");
    }

    @Test
    void aUserWhoMayComesInByTheServersOwnAccessReview() {
        WHOAMI.awaitAvailable(cluster);
        var joe = cluster.kubeconfig("joe", "devs");

        String[] command = {"get", "--raw", GuardedServer.PATH + "/whoami"};

        Eventually.check(() -> assertThatCode(
                        () -> assertThat(cluster.kubectl(joe, command)).contains("joe [devs, system:authenticated]"))
                .doesNotThrowAnyException());
    }

    @Test
    void namespacesAreThoseOfTheCluster() {
        GroupResource flunders = new GroupResource("wardle.example.com", "flunders");
        try (KubernetesClient client = Cluster.connect(cluster.kubeconfig());
                ClusterNamespaces namespaces = ClusterNamespaces.start(client)) {
            ClusterNamespaceLifecycle lifecycle = new ClusterNamespaceLifecycle(namespaces);

            lifecycle.check(Operation.CREATE, flunders, "default", "x");
            cluster.kubectl("create", "namespace", "fresh");
            lifecycle.check(Operation.CREATE, flunders, "fresh", "x");

            assertThatThrownBy(() -> lifecycle.check(Operation.CREATE, flunders, "missing", "x"))
                    .isInstanceOf(StatusException.class)
                    .hasMessage("namespaces \"missing\" not found");
        }
    }
}
