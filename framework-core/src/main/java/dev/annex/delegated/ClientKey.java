package dev.annex.delegated;

import dev.annex.pki.Pem;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;

/**
 * The private key of a kubeconfig. The client tells the kind of a key by the headline of its PEM form, which the most
 * common one, PKCS#8, does not say; so it is told.
 */
final class ClientKey {

    private ClientKey() {}

    /** The key in whatever PEM form it has; empty if there is none. */
    static String pem(Config config) {
        try {
            if (config.getClientKeyData() != null && !config.getClientKeyData().isEmpty()) {
                byte[] decoded = Base64.getMimeDecoder().decode(config.getClientKeyData());
                return new String(decoded, StandardCharsets.UTF_8);
            }
            String file = config.getClientKeyFile();
            return file == null || file.isEmpty() ? "" : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the client key of the kubeconfig cannot be read", e);
        }
    }

    /** Gives the client the key in the one form that it always reads right. */
    static void normalize(String pem, ConfigBuilder builder) {
        PrivateKey key = Pem.privateKey(pem);
        builder.withClientKeyData(Base64.getEncoder().encodeToString(Pem.bytes(Pem.text(key))))
                .withClientKeyFile(null)
                .withClientKeyAlgo(key.getAlgorithm().equals("RSA") ? "RSA" : "EC");
    }
}
