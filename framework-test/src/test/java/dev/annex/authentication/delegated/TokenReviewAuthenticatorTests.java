package dev.annex.authentication.delegated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.authentication.AuthenticationException;
import dev.annex.codec.Json;
import dev.annex.delegated.Cluster;
import dev.annex.delegated.ReviewException;
import dev.annex.delegated.Reviews;
import dev.annex.request.UserInfo;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.StubAnswer;
import dev.annex.test.cluster.TestPki;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Z-07 and Z-09. */
class TokenReviewAuthenticatorTests {

    private static final UserInfo ROBOT = new UserInfo(
            "system:serviceaccount:ns:robot",
            "42",
            List.of("system:serviceaccounts"),
            Map.of("authentication.kubernetes.io/pod-name", List.of("pod")));

    private final ClusterApiStub cluster = ClusterApiStub.start(TestPki.create());
    private final KubernetesClient client = Cluster.client(cluster.config());
    private final TokenReviewAuthenticator authenticator = new TokenReviewAuthenticator(new Reviews(client), List.of());

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void asksTheClusterWhoseATokenIs() {
        cluster.token("t", ROBOT);

        assertThat(authenticator.authenticate("t").block()).isEqualTo(ROBOT);
        assertThat(cluster.requests("POST", ClusterApiStub.TOKEN_REVIEWS))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body().toString())
                            .isEqualTo("{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\","
                                    + "\"spec\":{\"token\":\"t\"}}");
                    assertThat(request.authorization()).isEqualTo("Bearer stub");
                });
    }

    @Test
    void aTokenMayBeNobodys() {
        assertThat(authenticator.authenticate("unknown").blockOptional()).isEmpty();
    }

    @Test
    void anErrorInTheStatusIsAFailure() {
        ObjectNode answer = Json.object();
        answer.putObject("status").put("authenticated", false).put("error", "[invalid bearer token]");
        cluster.override(request -> Optional.of(new StubAnswer(201, answer)));

        assertThatThrownBy(() -> authenticator.authenticate("t").block())
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("[invalid bearer token]");
    }

    @Test
    void theAudienceHasToBeOneOfOurs() {
        TokenReviewAuthenticator choosy = new TokenReviewAuthenticator(new Reviews(client), List.of("wardle"));
        ObjectNode answer = Json.object();
        ObjectNode status = answer.putObject("status").put("authenticated", true);
        status.putObject("user").put("username", "jane");
        cluster.override(request -> Optional.of(new StubAnswer(201, answer)));

        status.putArray("audiences").add("other");
        assertThatThrownBy(() -> choosy.authenticate("t").block()).isInstanceOf(AuthenticationException.class);

        status.putArray("audiences").add("wardle");
        assertThat(choosy.authenticate("t").blockOptional()).map(UserInfo::name).hasValue("jane");
        assertThat(cluster.requests().get(0).body().at("/spec/audiences").toString())
                .isEqualTo("[\"wardle\"]");
    }

    @Test
    void aRefusalIsAnErrorAndNotRetried() {
        cluster.override(request -> Optional.of(StubAnswer.failure(403, "Forbidden", "no")));

        assertThatThrownBy(() -> authenticator.authenticate("t").block())
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("403 no");
        assertThat(cluster.requests("POST", ClusterApiStub.TOKEN_REVIEWS)).hasSize(1);
    }
}
