package dev.annex.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annex.pki.Pem;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pool of certificate authorities against which clients' certificates are verified (Kubernetes: CertPool). Chains
 * once found good are remembered until one of their certificates expires, because every request of a connection asks.
 */
public final class CertificateAuthorities {

    private static final String ANY_USAGE = "2.5.29.37.0";
    private static final String CLIENT_USAGE = "1.3.6.1.5.5.7.3.2";
    private static final int LONGEST_PATH = 10;
    private static final int REMEMBERED = 4096;

    private final List<X509Certificate> certificates;
    private final Set<TrustAnchor> anchors;
    private final Cache<List<X509Certificate>, Validity> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * The authorities with these certificates.
     *
     * @throws IllegalArgumentException if there are none
     */
    public CertificateAuthorities(List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("a pool of certificate authorities needs at least one certificate");
        }
        this.certificates = List.copyOf(certificates);
        this.anchors = certificates.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The authorities in a PEM bundle.
     *
     * @throws IllegalArgumentException if it holds no certificate, or one that cannot be read
     */
    public static CertificateAuthorities parse(String pem) {
        return new CertificateAuthorities(Pem.certificates(pem));
    }

    /** The authorities' own certificates. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Verifies that a client's certificate was issued by one of these authorities for use by clients and is valid now.
     *
     * @param presented what the client presented, its own certificate first; not empty
     * @throws AuthenticationException if it was not
     */
    public void verifyClient(List<X509Certificate> presented, Instant now) {
        Validity known = verified.getIfPresent(presented);
        if (known != null && known.includes(now)) {
            return;
        }
        List<X509Certificate> path = path(presented, now);
        path.forEach(CertificateAuthorities::checkUsage);
        verified.put(List.copyOf(presented), Validity.of(path));
    }

    /** The certificates from the client's own up to an authority. */
    private List<X509Certificate> path(List<X509Certificate> presented, Instant now) {
        X509Certificate own = presented.get(0);
        try {
            if (certificates.contains(own)) {
                own.checkValidity(Date.from(now));
                return List.of(own);
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(own);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            parameters.setMaxPathLength(LONGEST_PATH);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(presented)));
            return path((PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters));
        } catch (GeneralSecurityException e) {
            throw new AuthenticationException(
                    "verifying certificate of " + own.getSubjectX500Principal() + " failed: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> path(PKIXCertPathBuilderResult result) {
        List<X509Certificate> path = new ArrayList<>();
        result.getCertPath().getCertificates().forEach(certificate -> path.add((X509Certificate) certificate));
        path.add(result.getTrustAnchor().getTrustedCert());
        return path;
    }

    private static void checkUsage(X509Certificate certificate) {
        @Nullable List<String> usages;
        try {
            usages = certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            throw new AuthenticationException("a certificate's extended key usage cannot be read", e);
        }
        if (usages != null && !usages.contains(CLIENT_USAGE) && !usages.contains(ANY_USAGE)) {
            throw new AuthenticationException(
                    "certificate of " + certificate.getSubjectX500Principal() + " specifies an incompatible key usage");
        }
    }

    private record Validity(Instant from, Instant until) {

        static Validity of(List<X509Certificate> path) {
            Instant from = Instant.MIN;
            Instant until = Instant.MAX;
            for (X509Certificate certificate : path) {
                Instant begin = certificate.getNotBefore().toInstant();
                Instant end = certificate.getNotAfter().toInstant();
                from = begin.isAfter(from) ? begin : from;
                until = end.isBefore(until) ? end : until;
            }
            return new Validity(from, until);
        }

        boolean includes(Instant now) {
            return !now.isBefore(from) && !now.isAfter(until);
        }
    }
}
