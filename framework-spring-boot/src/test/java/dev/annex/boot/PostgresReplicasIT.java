package dev.annex.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL. */
class PostgresReplicasIT extends ReplicasContract {

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres database;
    private static List<Replica> replicas;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        List<String> settings = List.of(
                "--annex.storage.type=postgresql",
                "--annex.storage.postgresql.url=" + database.getJdbcUrl("postgres", "postgres"));
        replicas =
                List.of(Replica.start(folder.resolve("one"), settings), Replica.start(folder.resolve("two"), settings));
    }

    @AfterAll
    static void stop() throws IOException {
        replicas.forEach(Replica::close);
        database.close();
    }

    @Override
    List<Replica> replicas() {
        return replicas;
    }
}
