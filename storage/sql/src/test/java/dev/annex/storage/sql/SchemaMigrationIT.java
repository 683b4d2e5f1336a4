package dev.annex.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of every earlier version become those of this one, with all that is in them, and once only. */
class SchemaMigrationIT {

    @AutoClose
    private static PostgresServer server;

    @TempDir
    Path folder;

    private PostgresSettings settings;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
    }

    @BeforeEach
    void makeSchema() {
        settings = server.settings(folder);
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(settings.url(), settings.username(), settings.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private void migrate(Schema schema) throws SQLException {
        try (Connection connection = connect()) {
            schema.migrate(connection, "the test's database");
            connection.commit();
        }
    }

    private List<Integer> versions() throws SQLException {
        try (Connection connection = connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT version FROM annex_schema ORDER BY version")) {
            List<Integer> versions = new ArrayList<>();
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
            return versions;
        }
    }

    /** The first version as it was, with a row, whatever the steps of this version are by now. */
    private void makeOldest() throws SQLException {
        migrate(new Schema(Schema.POSTGRES.steps().subList(0, 1)));
        try (Connection connection = connect()) {
            connection
                    .createStatement()
                    .execute("INSERT INTO annex_log (revision, key, value, deleted, prev_revision)"
                            + " VALUES (2, '/r/a', 'old', false, 0)");
            connection.commit();
        }
    }

    @Test
    void opensTheOldestVersion() throws SQLException {
        makeOldest();
        try (Storage storage = PostgresStorage.open(settings)) {
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("old");
            assertThat(Answers.put(storage, "/r/a", "new")).isEqualTo(3);
        }
        assertThat(versions()).hasSize(Schema.POSTGRES.steps().size());
    }

    @Test
    void takesTheStepsThatAreMissingInOrder() throws SQLException {
        makeOldest();
        Schema later = new Schema(Stream.concat(
                        Schema.POSTGRES.steps().stream(),
                        Stream.of(
                                List.of(
                                        "ALTER TABLE annex_log ADD COLUMN writer TEXT",
                                        "UPDATE annex_log SET writer = key"),
                                List.of("ALTER TABLE annex_log RENAME COLUMN writer TO author")))
                .toList());
        migrate(later);
        migrate(later);
        assertThat(versions()).hasSize(later.steps().size());
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT author FROM annex_log")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("/r/a");
        }
        assertThatThrownBy(() -> PostgresStorage.open(settings)).hasMessageContaining("newer version of Annex");
    }

    @Test
    void leavesEverythingAsItWasWhenAStepFails() throws SQLException {
        makeOldest();
        Schema broken = new Schema(Stream.concat(
                        Schema.POSTGRES.steps().stream(),
                        Stream.of(List.of("DROP TABLE annex_log", "ALTER TABLE missing ADD COLUMN a TEXT")))
                .toList());
        assertThatThrownBy(() -> migrate(broken)).isInstanceOf(SQLException.class);
        assertThat(versions()).containsExactly(1);
        try (Storage storage = PostgresStorage.open(settings)) {
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("old");
        }
    }

    @Test
    void severalServersBeginAtOnce() throws SQLException {
        ExecutorService servers = Executors.newFixedThreadPool(4);
        List<CompletableFuture<PostgresStorage>> opening = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> PostgresStorage.open(settings), servers))
                .limit(4)
                .toList();
        List<PostgresStorage> storages =
                opening.stream().map(CompletableFuture::join).toList();
        Answers.put(storages.get(0), "/r/a", "1");
        storages.forEach(storage -> assertThat(Answers.text(storage, "/r/a")).isEqualTo("1"));
        storages.forEach(Storage::close);
        servers.shutdown();
        assertThat(versions()).hasSize(Schema.POSTGRES.steps().size());
    }
}
