package dev.annex.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.request.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Z-01 and Z-06. */
class AuthenticatorChainTests {

    private static final UserInfo JANE = new UserInfo("jane", "7", List.of("devs"), Map.of());

    private final Authenticator knows = credentials -> Mono.just(JANE);
    private final Authenticator passes = credentials -> Mono.empty();
    private final Authenticator fails = credentials -> Mono.error(new AuthenticationException("wrong"));
    private final Authenticator breaks = credentials -> {
        throw new IllegalStateException("broken");
    };

    @Test
    void firstSuccessWinsEvenAfterFailures() {
        assertThat(authenticate(true, passes, fails, breaks, knows).name()).isEqualTo("jane");
    }

    @Test
    void whoAuthenticatedIsInTheGroupOfThoseWhoDid() {
        assertThat(authenticate(true, knows).groups()).containsExactly("devs", "system:authenticated");
    }

    @Test
    void theGroupIsAddedOnce() {
        Authenticator proxied =
                credentials -> Mono.just(new UserInfo("jane", "", List.of("system:authenticated", "devs"), Map.of()));

        assertThat(authenticate(true, proxied).groups()).containsExactly("system:authenticated", "devs");
    }

    @Test
    void anonymousForwardedByTheProxyStaysAnonymous() {
        Authenticator proxied = credentials -> Mono.just(UserInfo.ANONYMOUS);

        assertThat(authenticate(false, proxied)).isEqualTo(UserInfo.ANONYMOUS);
    }

    @Test
    void withoutCredentialsAnonymous() {
        assertThat(authenticate(true, passes, passes)).isEqualTo(UserInfo.ANONYMOUS);
    }

    @Test
    void withoutCredentialsNobodyWhereAnonymousIsOff() {
        AuthenticatorChain chain = new AuthenticatorChain(List.of(passes), false);

        assertThat(chain.authenticate(new Request()).blockOptional()).isEmpty();
    }

    @Test
    void wrongCredentialsAreNotTakenForAnonymous() {
        AuthenticatorChain chain = new AuthenticatorChain(List.of(passes, fails, passes), true);

        assertThatThrownBy(() -> chain.authenticate(new Request()).block())
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("wrong");
    }

    @Test
    void severalFailuresAndBrokenAuthenticatorsAreFailuresOfAuthentication() {
        AuthenticatorChain chain = new AuthenticatorChain(List.of(fails, breaks), true);

        assertThatThrownBy(() -> chain.authenticate(new Request()).block()).isInstanceOf(AuthenticationException.class);
    }

    private static UserInfo authenticate(boolean anonymous, Authenticator... authenticators) {
        return new AuthenticatorChain(List.of(authenticators), anonymous)
                .authenticate(new Request())
                .blockOptional()
                .orElseThrow();
    }
}
