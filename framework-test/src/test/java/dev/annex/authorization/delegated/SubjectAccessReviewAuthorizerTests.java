package dev.annex.authorization.delegated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.authorization.AuthorizerChain;
import dev.annex.authorization.Decision;
import dev.annex.authorization.PrivilegedGroup;
import dev.annex.codec.Json;
import dev.annex.delegated.Cluster;
import dev.annex.delegated.Reviews;
import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import dev.annex.test.cluster.ClusterApiStub;
import dev.annex.test.cluster.StubAnswer;
import dev.annex.test.cluster.TestPki;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Z-21, and that what cannot be decided is not allowed. */
class SubjectAccessReviewAuthorizerTests {

    private static final UserInfo JANE = new UserInfo(
            "jane", "42", List.of("devs", "system:authenticated"), Map.of("example.org/scopes", List.of("a", "b")));

    private final ClusterApiStub cluster = ClusterApiStub.start(TestPki.create());
    private final KubernetesClient client = Cluster.client(cluster.config());
    private final SubjectAccessReviewAuthorizer authorizer = new SubjectAccessReviewAuthorizer(new Reviews(client));

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    @Test
    void asksAboutAResource() {
        assertThat(review(JANE, resource("patch", "ns", "status", "x", "", "")))
                .isEqualTo(json("{'kind':'SubjectAccessReview','apiVersion':'authorization.k8s.io/v1','spec':{"
                        + "'resourceAttributes':{'namespace':'ns','verb':'patch','group':'wardle.example.com',"
                        + "'version':'v1alpha1','resource':'flunders','subresource':'status','name':'x'},"
                        + "'user':'jane','uid':'42','groups':['devs','system:authenticated'],"
                        + "'extra':{'example.org/scopes':['a','b']}}}"));
    }

    @Test
    void asksAboutAPath() {
        RequestInfo request = new RequestInfo(false, "/metrics", "get", "", "", "", "", "", "", "", List.of(), "", "");

        assertThat(review(UserInfo.ANONYMOUS, request))
                .isEqualTo(json("{'kind':'SubjectAccessReview','apiVersion':'authorization.k8s.io/v1','spec':{"
                        + "'nonResourceAttributes':{'path':'/metrics','verb':'get'},"
                        + "'user':'system:anonymous','groups':['system:unauthenticated']}}"));
    }

    @Test
    void carriesSelectorsAsRequirements() {
        JsonNode attributes = review(
                        JANE,
                        resource(
                                "list",
                                "",
                                "",
                                "",
                                "metadata.name=a\\,b,metadata.namespace!=kube-system",
                                "app in (b,a),tier!=web,!legacy,release,size>3"))
                .at("/spec/resourceAttributes");

        assertThat(attributes.path("fieldSelector"))
                .isEqualTo(json("{'requirements':[{'key':'metadata.name','operator':'In','values':['a,b']},"
                        + "{'key':'metadata.namespace','operator':'NotIn','values':['kube-system']}]}"));
        assertThat(attributes.path("labelSelector"))
                .isEqualTo(json("{'requirements':[{'key':'app','operator':'In','values':['a','b']},"
                        + "{'key':'legacy','operator':'DoesNotExist'},{'key':'release','operator':'Exists'},"
                        + "{'key':'tier','operator':'NotIn','values':['web']}]}"));
    }

    @Test
    void selectorsThatCannotBeReadAreLeftOut() {
        JsonNode attributes =
                review(JANE, resource("list", "", "", "", "nonsense", "a in ")).at("/spec/resourceAttributes");

        assertThat(attributes.has("fieldSelector")).isFalse();
        assertThat(attributes.has("labelSelector")).isFalse();
    }

    @Test
    void goesByTheAnswer() {
        RequestInfo request = resource("get", "ns", "", "x", "", "");
        assertThat(authorizer.authorize(JANE, request).block()).isEqualTo(Decision.deny(""));

        cluster.access(spec -> spec.path("user").asText().equals("jane"));
        assertThat(authorizer.authorize(JANE, request).block()).isEqualTo(Decision.allow());

        answer("{'status':{'allowed':false,'denied':true,'reason':'because'}}");
        assertThat(authorizer.authorize(JANE, request).block()).isEqualTo(Decision.deny("because"));
    }

    @Test
    void allowedAndDeniedAtOnceIsAnError() {
        answer("{'status':{'allowed':true,'denied':true}}");

        assertThatThrownBy(() -> authorizer
                        .authorize(JANE, resource("get", "ns", "", "x", "", ""))
                        .block())
                .hasMessage("webhook subject access review returned both allow and deny response");
    }

    @Test
    void anAnswerWithoutAStatusIsNoLeave() {
        answer("{'kind':'SubjectAccessReview'}");

        assertThat(authorizer
                        .authorize(JANE, resource("get", "ns", "", "x", "", ""))
                        .block())
                .isEqualTo(Decision.deny(""));
    }

    @Test
    void aClusterThatIsDownLeavesTheServerClosed() {
        AuthorizerChain chain = new AuthorizerChain(List.of(new PrivilegedGroup(UserInfo.SYSTEM_MASTERS), authorizer));
        RequestInfo request = resource("get", "ns", "", "x", "", "");
        cluster.access(spec -> true);
        cluster.close();

        assertThatThrownBy(() -> chain.authorize(JANE, request).block())
                .hasMessageContaining("POST " + ClusterApiStub.ACCESS_REVIEWS);
        assertThat(chain.authorize(new UserInfo("a", "", List.of("system:masters"), Map.of()), request)
                        .block())
                .isEqualTo(Decision.allow());
    }

    private JsonNode review(UserInfo user, RequestInfo request) {
        authorizer.authorize(user, request).block();
        return cluster.requests("POST", ClusterApiStub.ACCESS_REVIEWS).get(0).body();
    }

    private void answer(String body) {
        cluster.override(request -> Optional.of(new StubAnswer(201, json(body))));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static RequestInfo resource(
            String verb, String namespace, String subresource, String name, String fields, String labels) {
        return new RequestInfo(
                true,
                "/ignored",
                verb,
                "apis",
                "wardle.example.com",
                "v1alpha1",
                namespace,
                "flunders",
                subresource,
                name,
                List.of(),
                fields,
                labels);
    }
}
