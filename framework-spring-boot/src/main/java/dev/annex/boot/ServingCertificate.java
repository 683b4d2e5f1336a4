package dev.annex.boot;

import dev.annex.pki.KeyedCertificate;
import dev.annex.pki.Pem;
import dev.annex.serving.ServingTls;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the server shows to its clients when the application's settings name no certificate. The certificate is made
 * when it is first asked for, because a server with one of its own need not have a place to keep another.
 *
 * @param tls the certificate made for this server, and the trust manager that every server of ours has
 * @param own the certificate made for this server
 */
record ServingCertificate(ServingTls tls, Supplier<KeyedCertificate> own) {

    /** The authority that issued the server's own certificate, for clients. */
    String authorityPem() {
        List<X509Certificate> chain = own.get().chain();
        return Pem.text(List.of(chain.get(chain.size() - 1)));
    }
}
