package dev.annex.test.cluster;

import dev.annex.pki.CertificateAuthority;
import dev.annex.pki.CertificateSpec;
import dev.annex.pki.CertificateSpec.Usage;
import dev.annex.pki.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a cluster, made in memory.
 *
 * @param serving issues servers' certificates
 * @param clients issues users' certificates
 * @param proxies issues the front proxy's certificate
 */
public record TestPki(CertificateAuthority serving, CertificateAuthority clients, CertificateAuthority proxies) {

    /** The common name of the front proxy's certificate. */
    public static final String PROXY_NAME = "front-proxy-client";

    private static final Duration DAY = Duration.ofDays(1);

    /** New authorities, valid for a day. */
    public static TestPki create() {
        return new TestPki(authority("serving-ca"), authority("kubernetes-ca"), authority("front-proxy-ca"));
    }

    /** A new authority, valid for a day. */
    public static CertificateAuthority authority(String name) {
        return CertificateAuthority.create(name, Instant.now(), DAY);
    }

    /** A server's certificate for this machine and further names. */
    public KeyedCertificate server(String... furtherNames) {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1"));
        names.addAll(List.of(furtherNames));
        return serving.issue(CertificateSpec.server(names, Instant.now(), DAY));
    }

    /** A user's certificate. */
    public KeyedCertificate client(String name, String... groups) {
        return client(clients, name, groups);
    }

    /** The front proxy's certificate. */
    public KeyedCertificate proxy() {
        return client(proxies, PROXY_NAME);
    }

    /** A client's certificate of any authority. */
    public static KeyedCertificate client(CertificateAuthority authority, String name, String... groups) {
        return authority.issue(CertificateSpec.client(name, List.of(groups), Instant.now(), DAY));
    }

    /** A client's certificate that was valid until a moment ago. */
    public static KeyedCertificate expired(CertificateAuthority authority, String name) {
        Instant end = Instant.now().minusSeconds(1);
        return authority.issue(new CertificateSpec(name, List.of(), List.of(), Usage.CLIENT, end.minus(DAY), end));
    }

    /** The data of the ConfigMap by which a cluster with these authorities tells extension servers whom to trust. */
    public Map<String, String> extensionAuthentication() {
        return Map.of(
                "client-ca-file", clients.pem(),
                "requestheader-client-ca-file", proxies.pem(),
                "requestheader-allowed-names", "[\"" + PROXY_NAME + "\"]",
                "requestheader-username-headers", "[\"X-Remote-User\"]",
                "requestheader-uid-headers", "[\"X-Remote-Uid\"]",
                "requestheader-group-headers", "[\"X-Remote-Group\"]",
                "requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]");
    }

    /**
     * What a TLS client of servers of this cluster needs.
     *
     * @param certificate what it presents, whatever the server asks for; null for nothing
     */
    public SSLContext clientContext(@Nullable KeyedCertificate certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(certificate), trust(List.of(serving.certificate())), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a TLS context cannot be made", e);
        }
    }

    /** What a TLS server needs that takes clients of these authorities. */
    static SSLContext serverContext(KeyedCertificate certificate, List<X509Certificate> clientAuthorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(certificate), trust(clientAuthorities), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a TLS context cannot be made", e);
        }
    }

    private static KeyManager @Nullable [] keyManagers(@Nullable KeyedCertificate certificate)
            throws GeneralSecurityException {
        if (certificate == null) {
            return null;
        }
        KeyStore store = store();
        store.setKeyEntry(
                "own", certificate.key(), new char[0], certificate.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return new KeyManager[] {new PresentAlways((X509ExtendedKeyManager) factory.getKeyManagers()[0])};
    }

    private static TrustManager[] trust(List<X509Certificate> authorities) throws GeneralSecurityException {
        KeyStore store = store();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore store() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store can always be made", e);
        }
    }
}
