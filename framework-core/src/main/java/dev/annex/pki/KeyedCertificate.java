package dev.annex.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param chain the certificate itself first, then those of its issuers as far as they are to be shown
 * @param key the private key
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {

    /**
     * Copies the chain.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public KeyedCertificate {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate");
        }
        chain = List.copyOf(chain);
    }

    /**
     * Reads both from PEM.
     *
     * @throws IllegalArgumentException if one cannot be read, or the key is not the certificate's
     */
    public static KeyedCertificate parse(String certificates, String key) {
        KeyedCertificate parsed = new KeyedCertificate(Pem.certificates(certificates), Pem.privateKey(key));
        if (!Keys.belongTogether(parsed.certificate().getPublicKey(), parsed.key())) {
            throw new IllegalArgumentException("the private key does not belong to the certificate of "
                    + parsed.certificate().getSubjectX500Principal());
        }
        return parsed;
    }

    /** The certificate itself. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The chain as PEM. */
    public String chainPem() {
        return Pem.text(chain);
    }

    /** The key as PEM. */
    public String keyPem() {
        return Pem.text(key);
    }
}
