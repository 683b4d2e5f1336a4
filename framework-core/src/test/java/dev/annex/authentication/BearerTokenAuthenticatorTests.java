package dev.annex.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.request.UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Z-01: where the token is looked for, and what becomes of a wrong one. */
class BearerTokenAuthenticatorTests {

    private static final UserInfo ADMIN = new UserInfo("admin", "", List.of("system:masters"), Map.of());
    private static final String PROTOCOL = "base64url.bearer.authorization.k8s.io.";

    private final BearerTokenAuthenticator authenticator =
            new BearerTokenAuthenticator(new StaticToken("s3cret", ADMIN));

    @Test
    void knowsTheTokenInTheHeader() {
        assertThat(authenticate(new Request().header("Authorization", "Bearer s3cret")))
                .hasValue(ADMIN);
        assertThat(authenticate(new Request().header("authorization", "  bearer s3cret ")))
                .hasValue(ADMIN);
    }

    @Test
    void refusesAnotherToken() {
        refused(new Request().header("Authorization", "Bearer garbage"));
        refused(new Request().header("Authorization", "Bearer s3cret2"));
    }

    @Test
    void otherSchemesAndEmptyTokensSayNothing() {
        assertThat(authenticate(new Request())).isEmpty();
        assertThat(authenticate(new Request().header("Authorization", "Basic x")))
                .isEmpty();
        assertThat(authenticate(new Request().header("Authorization", "Bearer")))
                .isEmpty();
        assertThat(authenticate(new Request().header("Authorization", "Bearer  s3cret")))
                .isEmpty();
    }

    @Test
    void knowsTheTokenOfABrowsersWebSocket() {
        assertThat(authenticate(webSocket(PROTOCOL + encoded("s3cret") + ", v5.channel.k8s.io")))
                .hasValue(ADMIN);
    }

    @Test
    void theProtocolsOfOtherRequestsSayNothing() {
        assertThat(authenticate(new Request().header("Sec-WebSocket-Protocol", PROTOCOL + encoded("s3cret") + ",v5")))
                .isEmpty();
        assertThat(authenticate(webSocket("v5.channel.k8s.io"))).isEmpty();
    }

    @Test
    void aTokenNeedsAFurtherProtocolAndMayNotComeTwice() {
        refused(webSocket(PROTOCOL + encoded("s3cret")));
        refused(webSocket(PROTOCOL + encoded("s3cret") + "," + PROTOCOL + encoded("s3cret")));
        refused(webSocket(PROTOCOL + "*, v5.channel.k8s.io"));
    }

    @Test
    void aBlankTokenCannotBeConfigured() {
        assertThatThrownBy(() -> new StaticToken(" ", ADMIN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Request webSocket(String protocols) {
        return new Request().header("Upgrade", "websocket").header("Sec-WebSocket-Protocol", protocols);
    }

    private static String encoded(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Request request) {
        assertThatThrownBy(() -> authenticate(request)).isInstanceOf(AuthenticationException.class);
    }

    private Optional<UserInfo> authenticate(Request request) {
        return authenticator.authenticate(request).blockOptional();
    }
}
