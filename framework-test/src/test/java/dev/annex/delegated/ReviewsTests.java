package dev.annex.delegated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.annex.codec.Json;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.StubAnswer;
import dev.annex.test.cluster.TestPki;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Z-07: what is asked again, and how often. */
class ReviewsTests {

    private static final String PATH = ClusterApiStub.ACCESS_REVIEWS;

    private final ClusterApiStub cluster = ClusterApiStub.start(TestPki.create());
    private final KubernetesClient client = Cluster.client(cluster.config());
    private final Reviews reviews = new Reviews(client, Duration.ofMillis(1));

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void asksAgainAfterAPassingFailure() {
        AtomicInteger asked = new AtomicInteger();
        cluster.override(request -> asked.incrementAndGet() < 3
                ? Optional.of(StubAnswer.failure(500, "InternalError", "try again"))
                : Optional.empty());

        assertThat(reviews.status(PATH, Json.object()).block().path("allowed").asBoolean(true))
                .isFalse();
        assertThat(asked).hasValue(3);
    }

    @Test
    void givesUpAfterTheFifthTime() {
        cluster.override(request -> Optional.of(StubAnswer.failure(429, "TooManyRequests", "busy")));

        assertThatThrownBy(() -> reviews.status(PATH, Json.object()).block())
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("429 busy");
        assertThat(cluster.requests("POST", PATH)).hasSize(5);
    }

    @Test
    void aRefusalIsFinal() {
        cluster.override(request -> Optional.of(StubAnswer.failure(403, "Forbidden", "no")));

        assertThatThrownBy(() -> reviews.status(PATH, Json.object()).block()).hasMessageContaining("403 no");
        assertThat(cluster.requests("POST", PATH)).hasSize(1);
    }

    @Test
    void anAnswerWithoutAnObjectIsAFailure() {
        cluster.override(request -> Optional.of(new StubAnswer(200, MissingNode.getInstance())));

        assertThatThrownBy(() -> reviews.status(PATH, Json.object()).block())
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("no object");
    }

    @Test
    void aClusterThatIsDownIsAFailure() {
        cluster.close();

        assertThatThrownBy(() -> reviews.status(PATH, Json.object()).block()).isInstanceOf(ReviewException.class);
    }
}
