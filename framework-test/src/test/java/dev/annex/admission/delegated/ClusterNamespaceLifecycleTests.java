package dev.annex.admission.delegated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.annex.api.AdmissionRequest.Operation;
import dev.annex.delegated.Cluster;
import dev.annex.meta.GroupResource;
import dev.annex.status.Cause;
import dev.annex.status.Details;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.cluster.StubAnswer;
import dev.annex.test.cluster.StubRequest;
import dev.annex.test.cluster.TestPki;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** M-03. */
class ClusterNamespaceLifecycleTests {

    private static final GroupResource FLUNDERS = new GroupResource("wardle.example.com", "flunders");
    private static final String PATH = "/api/v1/namespaces/";

    private final ClusterApiStub cluster = ClusterApiStub.start(TestPki.create());
    private final KubernetesClient client = Cluster.client(cluster.config());
    private ClusterNamespaces namespaces;
    private ClusterNamespaceLifecycle lifecycle;

    @BeforeEach
    void start() {
        cluster.namespace("active", "Active");
        cluster.namespace("dying", "Terminating");
        namespaces = ClusterNamespaces.start(client);
        lifecycle = new ClusterNamespaceLifecycle(namespaces);
    }

    @AfterEach
    void close() {
        namespaces.close();
        client.close();
        cluster.close();
    }

    @Test
    void aNamespaceThatExistsIsWrittenToWithoutAskingForIt() {
        lifecycle.check(Operation.CREATE, FLUNDERS, "active", "x");
        lifecycle.check(Operation.UPDATE, FLUNDERS, "active", "x");

        assertThat(cluster.requests("GET", PATH + "active")).isEmpty();
    }

    @Test
    void aMissingNamespaceIsNotFound() {
        for (Operation operation : List.of(Operation.CREATE, Operation.UPDATE)) {
            StatusException failure = failure(operation, "missing");

            assertThat(failure.code()).isEqualTo(404);
            assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
            assertThat(failure.message()).isEqualTo("namespaces \"missing\" not found");
            assertThat(failure.details()).isEqualTo(Details.of("missing", "", "namespaces"));
        }
        assertThat(cluster.requests("GET", PATH + "missing")).hasSize(2);
    }

    @Test
    void nothingNewInANamespaceThatGoesAway() {
        StatusException failure = failure(Operation.CREATE, "dying");

        assertThat(failure.code()).isEqualTo(403);
        assertThat(failure.message())
                .isEqualTo("flunders.wardle.example.com \"x\" is forbidden: unable to create new content in namespace"
                        + " dying because it is being terminated");
        assertThat(failure.details())
                .isEqualTo(Details.of("x", "wardle.example.com", "flunders")
                        .withCauses(List.of(new Cause(
                                "NamespaceTerminating", "namespace dying is being terminated", "metadata.namespace"))));
    }

    @Test
    void whatIsThereMayBeChangedAndDeletedToTheEnd() {
        assertThatCode(() -> lifecycle.check(Operation.UPDATE, FLUNDERS, "dying", "x"))
                .doesNotThrowAnyException();
        assertThatCode(() -> lifecycle.check(Operation.DELETE, FLUNDERS, "dying", "x"))
                .doesNotThrowAnyException();
        assertThatCode(() -> lifecycle.check(Operation.DELETE, FLUNDERS, "missing", "x"))
                .doesNotThrowAnyException();
    }

    @Test
    void clusterScopedObjectsHaveNoNamespace() {
        assertThatCode(() -> lifecycle.check(Operation.CREATE, FLUNDERS, "", "x"))
                .doesNotThrowAnyException();
    }

    @Test
    void aNamespaceCreatedAMomentAgoIsAskedFor() {
        Eventually.check(() -> assertThat(namespaces.synced()).isTrue());
        namespaces.close();
        cluster.namespace("fresh", "Active");

        lifecycle.check(Operation.CREATE, FLUNDERS, "fresh", "x");

        assertThat(cluster.requests("GET", PATH + "fresh")).hasSize(1);
    }

    @Test
    void aNamespaceIsKnownOnceTheWatchBringsIt() {
        Eventually.check(() -> assertThat(namespaces.synced()).isTrue());
        cluster.namespace("fresh", "Active");
        Eventually.check(() -> assertThat(namespaces.known("fresh")).isPresent());

        cluster.namespace("fresh", "Terminating");

        Eventually.check(() -> assertThat(failure(Operation.CREATE, "fresh"))
                .isNotNull()
                .extracting(StatusException::code)
                .isEqualTo(403));
    }

    @Test
    void aClusterThatCannotBeAskedIsAnInternalError() {
        Eventually.check(() -> assertThat(namespaces.synced()).isTrue());
        cluster.override(request -> failing(request, PATH + "missing"));

        StatusException failure = failure(Operation.CREATE, "missing");

        assertThat(failure.code()).isEqualTo(500);
        assertThat(failure.message()).startsWith("Internal error occurred: ");
    }

    @Test
    void refusesWhileTheNamespacesAreNotKnown() {
        cluster.override(request -> failing(request, "/api/v1/namespaces"));
        try (ClusterNamespaces unknown = ClusterNamespaces.start(client)) {
            lifecycle = new ClusterNamespaceLifecycle(unknown, Duration.ofMillis(50));

            StatusException failure = failure(Operation.CREATE, "active");

            assertThat(failure.code()).isEqualTo(403);
            assertThat(failure.message())
                    .isEqualTo("flunders.wardle.example.com \"x\" is forbidden: not yet ready to handle request");
        }
    }

    private StatusException failure(Operation operation, String namespace) {
        return catchThrowableOfType(StatusException.class, () -> lifecycle.check(operation, FLUNDERS, namespace, "x"));
    }

    private static Optional<StubAnswer> failing(StubRequest request, String path) {
        return request.path().equals(path)
                ? Optional.of(StubAnswer.failure(500, "InternalError", "broken"))
                : Optional.empty();
    }
}
