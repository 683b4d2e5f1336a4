package dev.annex.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server whose PostgreSQL is stopped. */
class PostgresOutageIT extends OutageContract {

    private static final Duration TO_START = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static EmbeddedPostgres database;
    private static int port;

    private static EmbeddedPostgres open() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(TO_START)
                .setDataDirectory(data)
                .setCleanDataDirectory(false);
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    @BeforeAll
    static void start() throws IOException {
        database = open();
        port = database.getPort();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Override
    List<String> settings() {
        return List.of(
                "--annex.storage.type=postgresql",
                "--annex.storage.postgresql.url=" + database.getJdbcUrl("postgres", "postgres"));
    }

    @Override
    void stopStore() throws IOException {
        database.close();
    }

    @Override
    void startStore() throws IOException {
        database = open();
    }

    @Override
    String named() {
        return "in the database jdbc:postgresql://localhost:" + port;
    }
}
