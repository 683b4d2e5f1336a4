package dev.annex.serving;

import dev.annex.pki.KeyedCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * What the server needs for TLS, in the form that JDK, Netty and Spring take: to be used with client authentication
 * wanted, not needed, and with TLS 1.2 and 1.3 (O-40).
 *
 * @param keyManagers shows the server's certificate of the moment
 * @param trustManagers accepts every client certificate and names the authorities of the moment
 */
public record ServingTls(KeyManagerFactory keyManagers, TrustManagerFactory trustManagers) {

    /**
     * Asks both suppliers in each handshake.
     *
     * @param certificate the server's certificate
     * @param clientAuthorities whose client certificates are of use: those of the client and the request header
     *     configuration together (Z-02)
     */
    public static ServingTls of(
            Supplier<KeyedCertificate> certificate, Supplier<List<X509Certificate>> clientAuthorities) {
        return new ServingTls(
                new FixedKeyManagers(new CurrentCertificate(certificate)),
                new FixedTrustManagers(new AnyClientCertificate(clientAuthorities)));
    }
}
