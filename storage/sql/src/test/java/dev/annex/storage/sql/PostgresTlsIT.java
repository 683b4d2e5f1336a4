package dev.annex.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.pki.KeyedCertificate;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import dev.annex.test.cluster.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver's own parameters for TLS hold for every connection that the back end makes. */
class PostgresTlsIT {

    private static final TestPki PKI = TestPki.create();

    @TempDir
    private static Path shared;

    @AutoClose
    private static PostgresServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        KeyedCertificate certificate = PKI.server();
        Path key = Files.writeString(shared.resolve("server.key"), certificate.keyPem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Path chain = Files.writeString(shared.resolve("server.pem"), certificate.chainPem());
        Files.writeString(shared.resolve("ca.pem"), PKI.serving().pem());
        Files.writeString(
                shared.resolve("other.pem"), TestPki.authority("other").pem());
        server = PostgresServer.start(
                Map.of("ssl", "on", "ssl_cert_file", chain.toString(), "ssl_key_file", key.toString()));
    }

    private PostgresSettings settings(String authority) {
        PostgresSettings plain = server.settings(folder);
        return new PostgresSettings(
                plain.url() + "&sslmode=verify-full&sslrootcert=" + shared.resolve(authority),
                plain.username(),
                plain.password(),
                2);
    }

    @Test
    void encryptsEveryConnection() throws SQLException {
        PostgresSettings settings = settings("ca.pem");
        try (Storage storage = PostgresStorage.open(settings)) {
            Answers.put(storage, "/r/a", "1");
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("1");
            assertThat(connections(settings, "true")).isGreaterThanOrEqualTo(2);
            assertThat(connections(settings, "false")).isZero();
        }
    }

    private static int connections(PostgresSettings settings, String encrypted) throws SQLException {
        String sql = "SELECT COUNT(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                + " WHERE application_name LIKE 'annex%' AND ssl = " + encrypted;
        try (Connection connection =
                        DriverManager.getConnection(settings.url(), settings.username(), settings.password());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void refusesAServerOfAnotherAuthority() {
        assertThatThrownBy(() -> PostgresStorage.open(settings("other.pem")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("sslrootcert");
        assertThatThrownBy(() -> PostgresStorage.open(settings("missing.pem")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("missing.pem");
    }
}
