package dev.annex.authentication;

import static dev.annex.authentication.Certificates.CLOCK;
import static dev.annex.authentication.Certificates.authority;
import static dev.annex.authentication.Certificates.client;
import static dev.annex.authentication.Certificates.expired;
import static dev.annex.authentication.Certificates.pool;
import static dev.annex.authentication.Certificates.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.pki.CertificateAuthority;
import dev.annex.request.UserInfo;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Z-03 and Z-04: the front proxy's headers count if, and only if, the front proxy has sent them. */
class RequestHeaderAuthenticatorTests {

    private final CertificateAuthority proxyAuthority = authority("front-proxy-ca");
    private final CertificateAuthority otherAuthority = authority("kubernetes-ca");
    private final AtomicReference<RequestHeaderConfig> config =
            new AtomicReference<>(config(proxyAuthority, "front-proxy-client"));
    private final RequestHeaderAuthenticator authenticator = new RequestHeaderAuthenticator(config::get, CLOCK);

    @Test
    void takesTheUserFromTheHeaders() {
        Request request = fromProxy()
                .header("X-Remote-User", "jane")
                .header("X-Remote-Uid", "42")
                .header("X-Remote-Group", "devs")
                .header("X-Remote-Group", "")
                .header("x-remote-group", "ops");

        assertThat(authenticate(request)).hasValueSatisfying(user -> {
            assertThat(user.name()).isEqualTo("jane");
            assertThat(user.uid()).isEqualTo("42");
            assertThat(user.groups()).containsExactly("devs", "ops");
        });
    }

    @Test
    void decodesTheKeysOfFurtherFacts() {
        Request request = fromProxy()
                .header("X-Remote-User", "jane")
                .header("X-Remote-Extra-Example.org%2fScopes", "a")
                .header("X-Remote-Extra-Example.org%2fScopes", "b")
                .header("x-remote-extra-a+b", "plus")
                .header("X-Remote-Extra-100%", "malformed");

        assertThat(authenticate(request).orElseThrow().extra())
                .containsEntry("example.org/scopes", List.of("a", "b"))
                .containsEntry("a+b", List.of("plus"))
                .containsEntry("100%", List.of("malformed"))
                .hasSize(3);
    }

    @Test
    void firstUsernameHeaderWithAValueCounts() {
        config.set(new RequestHeaderConfig(
                pool(proxyAuthority), List.of(), List.of("X-A", "X-B"), List.of(), List.of(), List.of()));

        assertThat(authenticate(fromProxy().header("X-A", "").header("X-B", "b")))
                .map(UserInfo::name)
                .hasValue("b");
    }

    @Test
    void saysNothingWithoutAUsername() {
        assertThat(authenticate(fromProxy().header("X-Remote-Group", "system:masters")))
                .isEmpty();
    }

    @Test
    void headersWithoutACertificateAreIgnored() {
        assertThat(authenticate(
                        new Request().header("X-Remote-User", "admin").header("X-Remote-Group", "system:masters")))
                .isEmpty();
    }

    @Test
    void headersAreIgnoredWhileThereIsNoConfiguration() {
        config.set(null);

        assertThat(authenticate(fromProxy().header("X-Remote-User", "admin"))).isEmpty();
    }

    @Test
    void refusesACertificateOfAnotherAuthority() {
        refused(client(otherAuthority, "front-proxy-client"), "verifying certificate of CN=front-proxy-client failed");
    }

    @Test
    void refusesACertificateOfAnAuthorityThatOnlyBearsTheName() {
        refused(client(authority("front-proxy-ca"), "front-proxy-client"), "verifying certificate");
    }

    @Test
    void refusesAnExpiredCertificate() {
        refused(expired(proxyAuthority, "front-proxy-client"), "verifying certificate");
    }

    @Test
    void refusesAServersCertificate() {
        refused(server(proxyAuthority, "front-proxy-client"), "incompatible key usage");
    }

    @Test
    void refusesANameThatIsNotAllowed() {
        refused(client(proxyAuthority, "mallory"), "x509: subject with cn=mallory is not in the allowed list");
    }

    @Test
    void anyNameIsAllowedWhereNoneIsListed() {
        config.set(config(proxyAuthority));

        assertThat(authenticate(new Request()
                        .certificates(client(proxyAuthority, "anything"))
                        .header("X-Remote-User", "jane")))
                .isPresent();
    }

    @Test
    void aNewConfigurationCountsAtOnce() {
        Request request = fromProxy().header("X-Remote-User", "jane");
        assertThat(authenticate(request)).isPresent();

        config.set(config(otherAuthority, "front-proxy-client"));

        assertThatThrownBy(() -> authenticate(request)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void theHeadersAreReserved() {
        RequestHeaderConfig current = config(proxyAuthority);

        assertThat(List.of("x-remote-user", "X-REMOTE-GROUP", "X-Remote-Uid", "x-remote-extra-anything"))
                .allMatch(current::reserved);
        assertThat(current.reserved("X-Request-Id")).isFalse();
    }

    private Request fromProxy() {
        return new Request().certificates(client(proxyAuthority, "front-proxy-client"));
    }

    private Optional<UserInfo> authenticate(Request request) {
        return authenticator.authenticate(request).blockOptional();
    }

    private void refused(List<X509Certificate> presented, String why) {
        Request request = new Request()
                .certificates(presented)
                .header("X-Remote-User", "admin")
                .header("X-Remote-Group", "system:masters");

        assertThatThrownBy(() -> authenticate(request))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining(why);
    }

    private static RequestHeaderConfig config(CertificateAuthority authority, String... allowedNames) {
        return new RequestHeaderConfig(
                pool(authority),
                List.of(allowedNames),
                List.of("X-Remote-User"),
                List.of("X-Remote-Uid"),
                List.of("X-Remote-Group"),
                List.of("X-Remote-Extra-"));
    }
}
