package dev.annex.boot;

import dev.annex.serving.ServingTls;
import java.util.function.Supplier;

/**
 * What the server shows to its clients when the application's settings name no certificate. The certificate is made
 * when it is first asked for, because a server with one of its own need not have a place to keep another.
 *
 * @param tls the certificate made for this server, and the trust manager that every server of ours has
 * @param authorityPem the authority that issued it, for clients
 */
record ServingCertificate(ServingTls tls, Supplier<String> authorityPem) {}
