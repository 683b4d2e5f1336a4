package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecureTargetTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void aCertificateThatNobodyTrustsAndOfAnotherHostIsTaken() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=elsewhere",
                        "-alias",
                        "server")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        Scenario scenario =
                Recording.fromResource("conformance/things.json").scenarios().get(0);

        try (ThingServer server = new SecureThingServer(tls(keys));
                WireClient client = new WireClient(Target.at(server.uri()))) {
            assertThat(new Replay(client, "t-").run(scenario).describe()).contains("in 0 of 2");
        }
    }

    private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static final class SecureThingServer extends ThingServer {

        SecureThingServer(SSLContext tls) throws IOException {
            super(address -> {
                HttpsServer server = HttpsServer.create(address, 0);
                server.setHttpsConfigurator(new HttpsConfigurator(tls));
                return server;
            });
        }

        @Override
        URI uri() {
            return URI.create("https://127.0.0.1:" + port());
        }
    }
}
