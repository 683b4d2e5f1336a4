package dev.annex.boot;

import dev.annex.serving.ServingTls;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/**
 * What the server shows to its clients when the application's settings name no certificate.
 *
 * @param tls the certificate made for this server, and the trust manager that every server of ours has
 * @param authorityPem the authority that issued it, for clients
 */
record ServingCertificate(ServingTls tls, String authorityPem) {

    KeyManagerFactory keys(Optional<KeyManagerFactory> configured) {
        return configured.orElse(tls.keyManagers());
    }
}
