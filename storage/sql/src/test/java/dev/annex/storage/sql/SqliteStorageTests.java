package dev.annex.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the embedded back end's own: its file, and what can be wrong with it. */
class SqliteStorageTests {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("annex.db");
    }

    @Test
    void keepsASecondOpenerOut() {
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            assertThatThrownBy(() -> SqliteStorage.open(file()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("this process")
                    .hasMessageContaining("annex.storage.embedded.path");
            Answers.put(storage, "/r/a", "still works");
        }
        SqliteStorage.open(file()).close();
    }

    @Test
    void namesAMissingFolder() {
        assertThatThrownBy(() -> SqliteStorage.open(folder.resolve("missing/annex.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("missing")
                .hasMessageContaining("does not exist; create it");
    }

    @Test
    void namesAFolderInTheFilesPlace() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void namesALockThatCannotBeWritten() throws IOException {
        // what a read-only folder does to any user but root, who runs tests in many a container
        Files.createDirectory(folder.resolve("annex.db.lock"));
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("annex.db.lock")
                .hasMessageContaining("has to be writable");
    }

    @Test
    void namesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(file(), "these are my notes, dear to me");
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is not an SQLite file");
        assertThat(file()).hasContent("these are my notes, dear to me");
    }

    @Test
    void namesADatabaseOfAnotherApplication() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("another application");
    }

    @Test
    void namesADatabaseOfANewerVersion() throws SQLException {
        SqliteStorage.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO annex_schema (version) VALUES (99)");
        }
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("newer version of Annex (schema 99");
    }

    @Test
    void namesDamage() throws IOException {
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            for (int i = 0; i < 200; i++) {
                Answers.put(storage, "/r/" + i, "x".repeat(500));
            }
        }
        byte[] content = Files.readAllBytes(file());
        Arrays.fill(content, 3 * 4096, 12 * 4096, (byte) 0x5a);
        Files.write(file(), content);
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("restore a backup");
        assertThat(Files.readAllBytes(file())).isEqualTo(content);
    }

    @Test
    void namesAFileThatIsCutOff() throws IOException {
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            for (int i = 0; i < 200; i++) {
                Answers.put(storage, "/r/" + i, "x".repeat(500));
            }
        }
        byte[] content = Files.readAllBytes(file());
        for (int length : List.of(content.length - 4096, content.length / 2, 5000, 100)) {
            Files.write(file(), Arrays.copyOf(content, length));
            assertThatThrownBy(() -> SqliteStorage.open(file()))
                    .as("%s of %s bytes", length, content.length)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("restore a backup");
        }
        Files.write(file(), content);
        SqliteStorage.open(file()).close();
    }

    @Test
    void namesALogWithoutItsDatabase() throws IOException {
        Files.write(folder.resolve("annex.db-wal"), new byte[100]);
        assertThatThrownBy(() -> SqliteStorage.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("annex.db-wal")
                .hasMessageContaining("put the file back");
    }

    @Test
    void losesNothingWhenTheDiskIsFull() throws SQLException {
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            long before = Answers.put(storage, "/r/a", "kept");
            limitPages(storage, 20);
            assertThatThrownBy(() -> Answers.await(storage.put("/r/large", new byte[1_000_000], 0)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("disk is full")
                    .hasMessageContaining(file().toString());
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("kept");
            assertThat(Answers.await(storage.get("/r/large"))).isEmpty();
            assertThat(Answers.await(storage.revision())).isEqualTo(before);
            limitPages(storage, 1_000_000);
            assertThat(Answers.put(storage, "/r/large", "x".repeat(1_000_000))).isEqualTo(before + 1);
        }
    }

    /** SQLite answers a file that has as many pages as it may as it answers a full disk. */
    private static void limitPages(SqliteStorage storage, int pages) throws SQLException {
        storage.database().write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("PRAGMA max_page_count = " + pages);
            }
        });
    }

    @Test
    void countsWhatIsWritten() {
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            assertThat(storage.written()).hasValue(0);
            Answers.put(storage, "/r/a", "12345");
            long last = Answers.put(storage, "/r/a", "123");
            Answers.await(storage.put("/r/a", new byte[100], last + 7));
            Answers.await(storage.delete("/r/a", last));
            assertThat(storage.written()).hasValue(8);
        }
    }

    @Test
    void forgetsRowsWhenCompacting() throws SQLException {
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            long last = 0;
            for (int i = 0; i < 2500; i++) {
                last = Answers.put(storage, "/r/" + i % 10, "x");
            }
            long gone = Answers.put(storage, "/r/gone", "x");
            Answers.await(storage.delete("/r/gone", gone));
            assertThat(rows(storage)).isEqualTo(2502);
            Answers.await(storage.compact(last - 5));
            assertThat(rows(storage)).isEqualTo(10 + 5 + 2);
            Answers.await(storage.compact(gone + 1));
            assertThat(rows(storage)).isEqualTo(10);
        }
    }

    private static int rows(SqliteStorage storage) throws SQLException {
        return storage.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM annex_log")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
