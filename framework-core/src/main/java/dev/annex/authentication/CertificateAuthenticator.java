package dev.annex.authentication;

import dev.annex.request.UserInfo;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes the user from a client certificate that the cluster's client certificate authorities have issued (Z-05). */
public final class CertificateAuthenticator implements Authenticator {

    private static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

    private final Supplier<@Nullable CertificateAuthorities> authorities;
    private final Clock clock;

    /**
     * Verifies against whatever authorities there are at the time of the request.
     *
     * @param authorities gives null while there are none; certificates then say nothing about the user
     */
    public CertificateAuthenticator(Supplier<@Nullable CertificateAuthorities> authorities, Clock clock) {
        this.authorities = authorities;
        this.clock = clock;
    }

    @Override
    public Mono<UserInfo> authenticate(Credentials credentials) {
        return Mono.fromSupplier(() -> user(credentials.certificates()));
    }

    private @Nullable UserInfo user(List<X509Certificate> presented) {
        CertificateAuthorities current = authorities.get();
        if (presented.isEmpty() || current == null) {
            return null;
        }
        current.verifyClient(presented, clock.instant());
        Subject subject = new Subject(presented.get(0));
        if (subject.commonName().isEmpty()) {
            return null;
        }
        return new UserInfo(
                subject.commonName(),
                subject.uid(),
                subject.organizations(),
                Map.of(CREDENTIAL_ID, List.of("X509SHA256=" + fingerprint(presented.get(0)))));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Digests.sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new AuthenticationException("a certificate has no fingerprint", e);
        }
    }
}
