package dev.annex.authentication;

import static dev.annex.authentication.Certificates.CLOCK;
import static dev.annex.authentication.Certificates.authority;
import static dev.annex.authentication.Certificates.client;
import static dev.annex.authentication.Certificates.expired;
import static dev.annex.authentication.Certificates.pool;
import static dev.annex.authentication.Certificates.server;
import static dev.annex.authentication.Certificates.withUids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.request.UserInfo;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Z-05. */
class CertificateAuthenticatorTests {

    private final CertificateAuthority clientAuthority = authority("kubernetes-ca");
    private final AtomicReference<CertificateAuthorities> authorities =
            new AtomicReference<>(pool(authority("another"), clientAuthority));
    private final CertificateAuthenticator authenticator = new CertificateAuthenticator(authorities::get, CLOCK);

    @Test
    void takesNameAndGroupsFromTheSubject() throws Exception {
        List<X509Certificate> presented = client(clientAuthority, "system:node:a, b", "system:nodes", "devs=x");
        String fingerprint = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(presented.get(0).getEncoded()));

        assertThat(authenticate(presented)).hasValueSatisfying(user -> {
            assertThat(user.name()).isEqualTo("system:node:a, b");
            assertThat(user.groups()).containsExactly("system:nodes", "devs=x");
            assertThat(user.uid()).isEmpty();
            assertThat(user.extra())
                    .containsEntry("authentication.kubernetes.io/credential-id", List.of("X509SHA256=" + fingerprint));
        });
    }

    @Test
    void takesTheUid() {
        assertThat(authenticate(withUids(clientAuthority, "jane", "42")))
                .map(UserInfo::uid)
                .hasValue("42");
    }

    @Test
    void refusesSeveralUidsAndAnEmptyOne() {
        refused(withUids(clientAuthority, "jane", "42", "43"));
        refused(withUids(clientAuthority, "jane", ""));
    }

    @Test
    void saysNothingWithoutACertificateAuthorityOrName() {
        assertThat(authenticate(List.of())).isEmpty();
        assertThat(authenticate(client(clientAuthority, ""))).isEmpty();
        authorities.set(null);
        assertThat(authenticate(client(clientAuthority, "jane"))).isEmpty();
    }

    @Test
    void refusesForgedExpiredAndServersCertificates() {
        refused(client(authority("kubernetes-ca"), "jane"));
        refused(expired(clientAuthority, "jane"));
        refused(server(clientAuthority, "jane"));
    }

    @Test
    void aCertificateMayNotIssueOthers() {
        CertificateAuthority impostor = new CertificateAuthority(
                clientAuthority.issue(CertificateSpec.client("jane", List.of(), Certificates.NOW, Duration.ofDays(1))));
        X509Certificate forged =
                client(impostor, "system:admin", "system:masters").get(0);

        refused(List.of(forged, impostor.certificate()));
    }

    @Test
    void aCertificateFoundGoodIsNotGoodForEver() {
        List<X509Certificate> presented = client(clientAuthority, "jane");
        CertificateAuthorities pool = pool(clientAuthority);
        pool.verifyClient(presented, CLOCK.instant());

        assertThatThrownBy(() -> pool.verifyClient(presented, CLOCK.instant().plus(Duration.ofDays(2))))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aCertificateInThePoolItselfIsTrusted() {
        List<X509Certificate> presented = client(authority("unknown"), "jane");
        authorities.set(new CertificateAuthorities(presented));

        assertThat(authenticate(presented)).map(UserInfo::name).hasValue("jane");
    }

    private void refused(List<X509Certificate> presented) {
        assertThatThrownBy(() -> authenticate(presented)).isInstanceOf(AuthenticationException.class);
    }

    private Optional<UserInfo> authenticate(List<X509Certificate> presented) {
        return authenticator.authenticate(new Request().certificates(presented)).blockOptional();
    }
}
