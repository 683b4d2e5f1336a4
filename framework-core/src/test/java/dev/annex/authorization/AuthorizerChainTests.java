package dev.annex.authorization;

import static dev.annex.authorization.Requests.JANE;
import static dev.annex.authorization.Requests.path;
import static dev.annex.authorization.Requests.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Z-20, and that nothing is allowed by accident. */
class AuthorizerChainTests {

    private static final UserInfo MASTER =
            new UserInfo("system:kube-aggregator", "", List.of("system:masters"), Map.of());

    private final Authorizer down = (user, request) -> Mono.error(new IllegalStateException("down"));
    private final AuthorizerChain chain = new AuthorizerChain(
            List.of(new PrivilegedGroup(UserInfo.SYSTEM_MASTERS), new AlwaysAllowPaths(AlwaysAllowPaths.HEALTH), down));

    @Test
    void mastersAreAllowedEverythingWithoutAskingTheCluster() {
        assertThat(allowed(chain, MASTER, path("/apis/wardle.example.com/v1alpha1")))
                .isTrue();
        assertThat(allowed(chain, MASTER, resource("delete", "ns", "flunders", "", "x")))
                .isTrue();
    }

    @Test
    void healthIsOpenToEveryone() {
        for (String path : AlwaysAllowPaths.HEALTH) {
            assertThat(allowed(chain, UserInfo.ANONYMOUS, path(path))).isTrue();
        }
    }

    @Test
    void healthChecksOneByOneAreNot() {
        for (String path : List.of("/livez/ping", "/readyz/", "/healthz2", "/")) {
            assertThatThrownBy(() -> allowed(chain, UserInfo.ANONYMOUS, path(path)))
                    .hasMessage("down");
        }
    }

    @Test
    void failureIsNeverLeave() {
        AuthorizerChain lenient = new AuthorizerChain(List.of(down, (user, request) -> Mono.just(Decision.allow())));

        assertThatThrownBy(() -> allowed(lenient, JANE, path("/apis"))).hasMessage("down");
    }

    @Test
    void withoutAnyOpinionTheAnswerIsNo() {
        assertThat(allowed(new AuthorizerChain(List.of()), JANE, path("/apis"))).isFalse();
    }

    @Test
    void theFirstOpinionCounts() {
        AuthorizerChain contradictory = new AuthorizerChain(List.of(
                (user, request) -> Mono.empty(),
                (user, request) -> Mono.just(Decision.deny("no")),
                (user, request) -> Mono.just(Decision.allow())));

        assertThat(contradictory.authorize(JANE, path("/apis")).block()).isEqualTo(Decision.deny("no"));
    }

    @Test
    void aStarAtTheEndAllowsABeginning() {
        AlwaysAllowPaths paths = new AlwaysAllowPaths(List.of("/metrics/*"));

        assertThat(paths.authorize(JANE, path("/metrics/slis")).blockOptional()).contains(Decision.allow());
        assertThat(paths.authorize(JANE, path("/metrics")).blockOptional()).isEmpty();
        assertThatThrownBy(() -> new AlwaysAllowPaths(List.of("/*/x")))
                .hasMessage("only trailing * allowed in \"/*/x\"");
    }

    @Test
    void aResourceIsNeverAnAlwaysAllowedPath() {
        AlwaysAllowPaths everything = new AlwaysAllowPaths(List.of("/*"));

        assertThat(everything
                        .authorize(JANE, resource("get", "ns", "flunders", "", "x"))
                        .blockOptional())
                .isEmpty();
    }

    private static boolean allowed(Authorizer authorizer, UserInfo user, RequestInfo request) {
        return authorizer.authorize(user, request).blockOptional().orElseThrow().allowed();
    }
}
