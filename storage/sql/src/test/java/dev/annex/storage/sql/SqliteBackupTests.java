package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.CompactedException;
import dev.annex.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the embedded back end's file, and stores that are made of them. */
class SqliteBackupTests {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("annex.db");
    }

    @Test
    void backsUpWhileInUse() {
        Path backup = folder.resolve("backup.db");
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            long one = Answers.put(storage, "/r/a", "1");
            storage.backup(backup);
            Answers.put(storage, "/r/a", "2");
            assertThatThrownBy(() -> storage.backup(backup))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("exists already");
            try (SqliteStorage copy = SqliteStorage.open(backup)) {
                assertThat(Answers.text(copy, "/r/a")).isEqualTo("1");
                assertThat(Answers.await(copy.revision())).isEqualTo(one);
            }
        }
    }

    @Test
    void restoresToRevisionsAboveThoseThatWereLost() {
        Path backup = folder.resolve("backup.db");
        Path restored = folder.resolve("restored.db");
        long lost;
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            Answers.put(storage, "/r/a", "1");
            Answers.put(storage, "/r/b", "1");
            Answers.put(storage, "/r/b", "2");
            storage.backup(backup);
            lost = Answers.put(storage, "/r/a", "lost");
        }
        SqliteStorage.restore(backup, restored);
        try (SqliteStorage storage = SqliteStorage.open(restored)) {
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("1");
            assertThat(Answers.text(storage, "/r/b")).isEqualTo("2");
            assertThat(Answers.await(storage.revision())).isGreaterThan(lost);
            assertThatThrownBy(() -> Answers.await(storage.range("/r/", "", lost, 0)))
                    .isInstanceOf(CompactedException.class);
            assertThat(Answers.put(storage, "/r/a", "2")).isGreaterThan(lost);
        }
        assertThatThrownBy(() -> SqliteStorage.restore(backup, restored))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("exists already");
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains("restoring"));
    }

    @Test
    void refusesToRestoreOverAStoreInUse() throws IOException {
        Path backup = folder.resolve("backup.db");
        try (SqliteStorage storage = SqliteStorage.open(file())) {
            Answers.put(storage, "/r/a", "1");
            SqliteStorage.backup(file(), backup);
            assertThatThrownBy(() -> SqliteStorage.restore(backup, file()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("in use");
            // also when somebody has moved the file away beneath the server
            Files.move(file(), folder.resolve("moved.db"));
            assertThatThrownBy(() -> SqliteStorage.restore(backup, file()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("in use");
            Files.move(folder.resolve("moved.db"), file());
            assertThat(Answers.text(storage, "/r/a")).isEqualTo("1");
        }
    }

    @Test
    void refusesToBackUpWhatIsNoStore() throws Exception {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }
        Path backup = folder.resolve("backup.db");
        assertThatThrownBy(() -> SqliteStorage.backup(other, backup))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no store of Annex");
        assertThatThrownBy(() -> SqliteStorage.backup(folder.resolve("missing.db"), backup))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("there is no store");
        assertThat(backup).doesNotExist();
        assertThat(folder.resolve("missing.db")).doesNotExist();
    }

    @Test
    void refusesToRestoreWhatIsNoBackup() throws IOException {
        Path backup = folder.resolve("backup.db");
        Files.write(backup, "no backup at all".getBytes(UTF_8));
        assertThatThrownBy(() -> SqliteStorage.restore(backup, file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is not an SQLite file");
        assertThat(file()).doesNotExist();
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains("restoring"));
    }
}
