package dev.annex.authorization;

import static dev.annex.authorization.Requests.JANE;
import static dev.annex.authorization.Requests.path;
import static dev.annex.authorization.Requests.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.request.UserInfo;
import dev.annex.status.Details;
import dev.annex.status.StatusException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Z-24. */
class ForbiddenTests {

    @Test
    void namespaced() {
        StatusException failure = Forbidden.failure(JANE, resource("get", "ns", "flunders", "", "x"), "");

        assertThat(failure.code()).isEqualTo(403);
        assertThat(failure.message())
                .isEqualTo("flunders.wardle.example.com \"x\" is forbidden: User \"jane\" cannot get resource"
                        + " \"flunders\" in API group \"wardle.example.com\" in the namespace \"ns\"");
        assertThat(failure.details()).isEqualTo(Details.of("x", "wardle.example.com", "flunders"));
    }

    @Test
    void clusterScopedWithoutAName() {
        assertThat(Forbidden.failure(JANE, resource("list", "", "fischers", "", ""), "")
                        .message())
                .isEqualTo("fischers.wardle.example.com is forbidden: User \"jane\" cannot list resource \"fischers\""
                        + " in API group \"wardle.example.com\" at the cluster scope");
    }

    @Test
    void subresourceAndReason() {
        assertThat(Forbidden.failure(JANE, resource("patch", "ns", "flunders", "status", "x"), "because")
                        .message())
                .isEqualTo("flunders.wardle.example.com \"x\" is forbidden: User \"jane\" cannot patch resource"
                        + " \"flunders/status\" in API group \"wardle.example.com\" in the namespace \"ns\": because");
    }

    @Test
    void nonResourcePath() {
        StatusException failure = Forbidden.failure(JANE, path("/apis"), "");

        assertThat(failure.message()).isEqualTo("forbidden: User \"jane\" cannot get path \"/apis\"");
        assertThat(failure.details()).isEqualTo(Details.EMPTY);
    }

    @Test
    void whatTheUserChoseIsEscapedButNotTheReason() {
        UserInfo user = new UserInfo("<a>&\"b\"", "", List.of(), Map.of());

        assertThat(Forbidden.failure(user, path("/x"), "1 < 2").message())
                .isEqualTo("forbidden: User \"&lt;a&gt;&amp;\\\"b\\\"\" cannot get path \"/x\": 1 < 2");
    }
}
