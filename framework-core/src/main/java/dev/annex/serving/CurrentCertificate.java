package dev.annex.serving;

import dev.annex.pki.KeyedCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows in each handshake whatever certificate the server has by then, so that a new one drops no connection. */
final class CurrentCertificate extends X509ExtendedKeyManager {

    private final Supplier<KeyedCertificate> certificate;

    /** By alias, so that a handshake under way keeps the key that belongs to the certificate it has shown. */
    private final Map<String, KeyedCertificate> shown = new ConcurrentHashMap<>();

    CurrentCertificate(Supplier<KeyedCertificate> certificate) {
        this.certificate = certificate;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return alias(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return shown(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return shown(alias).key();
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    private @Nullable String alias(String keyType) {
        KeyedCertificate current = certificate.get();
        String algorithm = current.certificate().getPublicKey().getAlgorithm();
        if (!keyType.equals(algorithm) && !keyType.startsWith(algorithm + "_")) {
            return null;
        }
        String alias = current.certificate().getSerialNumber().toString();
        shown.put(alias, current);
        return alias;
    }

    private KeyedCertificate shown(String alias) {
        KeyedCertificate known = shown.get(alias);
        return known == null ? certificate.get() : known;
    }
}
