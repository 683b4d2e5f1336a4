package dev.annex.deploy;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.KeyedCertificate;
import dev.annex.pki.Pem;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The serving certificate of a server in a cluster and the authority that issued it, each in a Secret. Both are made
 * when missing and renewed long before they expire. While an authority is being replaced the old one stays trusted, so
 * that servers that still show a certificate of the old one go on being reached.
 */
final class ServingCertificates {

    static final String CERTIFICATE = "tls.crt";
    static final String KEY = "tls.key";
    static final String BUNDLE = "ca.crt";

    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE = Duration.ofDays(120);
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);

    private final KubernetesClient client;
    private final String namespace;
    private final String secret;
    private final Clock clock;

    /** The certificate in the Secret of that name. */
    ServingCertificates(KubernetesClient client, String namespace, String secret, Clock clock) {
        this.client = client;
        this.namespace = namespace;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * The Secrets as they have to be.
     *
     * @param authority the Secret of the authority
     * @param serving the Secret of the serving certificate
     * @param bundle the certificates of all authorities that are to be trusted, as PEM
     * @param issued whether the serving certificate is a new one
     */
    record Wanted(Secret authority, Secret serving, String bundle, boolean issued) {}

    /** What the Secrets have to be for a server of these names, after a look at what they are. */
    Wanted forNames(List<String> names) {
        Optional<Map<String, String>> stored = data(authoritySecret());
        Optional<CertificateAuthority> usable = stored.flatMap(this::keyed)
                .filter(kept -> lasts(kept.certificate(), VALIDITY))
                .map(CertificateAuthority::new);
        CertificateAuthority authority = usable.orElseGet(this::newAuthority);
        String bundle = bundle(
                authority, stored.map(data -> data.getOrDefault(BUNDLE, "")).orElse(""));
        Optional<KeyedCertificate> kept = data(secret)
                .flatMap(this::keyed)
                .filter(certificate -> fits(certificate.certificate(), authority, names));
        KeyedCertificate serving =
                kept.orElseGet(() -> authority.issue(CertificateSpec.server(names, clock.instant(), VALIDITY)));
        return new Wanted(
                secret(authoritySecret(), authority.own(), bundle),
                secret(secret, serving, bundle),
                bundle,
                kept.isEmpty());
    }

    private String authoritySecret() {
        return secret + "-ca";
    }

    private CertificateAuthority newAuthority() {
        Instant now = clock.instant();
        return CertificateAuthority.create(secret + "@" + now.getEpochSecond(), now, AUTHORITY_VALIDITY);
    }

    /** The authority's certificate, followed by those of its predecessors that may still have certificates in use. */
    private String bundle(CertificateAuthority authority, String before) {
        List<X509Certificate> trusted = new ArrayList<>(List.of(authority.certificate()));
        for (X509Certificate predecessor : Pem.certificates(before)) {
            if (lasts(predecessor, Duration.ZERO) && !trusted.contains(predecessor)) {
                trusted.add(predecessor);
            }
        }
        return Pem.text(trusted);
    }

    private boolean fits(X509Certificate certificate, CertificateAuthority authority, List<String> names) {
        try {
            certificate.verify(authority.certificate().getPublicKey());
            Collection<List<?>> stored = certificate.getSubjectAlternativeNames();
            return lasts(certificate, RENEW_BEFORE)
                    && stored != null
                    && stored.stream().map(name -> name.get(1)).toList().containsAll(names);
        } catch (CertificateParsingException e) {
            return false;
        } catch (GeneralSecurityException e) {
            // Issued by someone else.
            return false;
        }
    }

    private boolean lasts(X509Certificate certificate, Duration atLeast) {
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(atLeast));
    }

    private Optional<Map<String, String>> data(String name) {
        Secret stored = client.secrets().inNamespace(namespace).withName(name).get();
        if (stored == null || stored.getData() == null) {
            return Optional.empty();
        }
        Map<String, String> data = new LinkedHashMap<>();
        stored.getData()
                .forEach((key, value) ->
                        data.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return Optional.of(data);
    }

    private Optional<KeyedCertificate> keyed(Map<String, String> data) {
        try {
            return Optional.of(KeyedCertificate.parse(data.getOrDefault(CERTIFICATE, ""), data.getOrDefault(KEY, "")));
        } catch (IllegalArgumentException e) {
            // Damaged, and so as good as missing: it is replaced.
            return Optional.empty();
        }
    }

    private Secret secret(String name, KeyedCertificate certificate, String bundle) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withType("kubernetes.io/tls")
                .addToData(CERTIFICATE, encoded(certificate.chainPem()))
                .addToData(KEY, encoded(certificate.keyPem()))
                .addToData(BUNDLE, encoded(bundle))
                .build();
    }

    static String encoded(String pem) {
        return Base64.getEncoder().encodeToString(Pem.bytes(pem));
    }
}
