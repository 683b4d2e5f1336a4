package dev.annex.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.StorageException;
import dev.annex.storage.sql.SqliteStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the packaged server does instead of serving. */
class StorageCommandTests {

    @TempDir
    private Path folder;

    private Optional<String> run(String store, String... settings) {
        StandardEnvironment environment = new StandardEnvironment();
        var values = new HashMap<String, Object>();
        values.put("annex.storage.embedded.path", folder.resolve(store).toString());
        for (String setting : settings) {
            values.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return StorageCommand.run(environment);
    }

    private void fill(String store) {
        try (SqliteStorage storage = SqliteStorage.open(folder.resolve(store))) {
            for (int i = 0; i < 10; i++) {
                storage.put("/registry/harbor.example.com/ships/" + i, ("{\"n\":" + i + "}").getBytes(UTF_8), 0)
                        .join();
            }
        }
    }

    @Test
    void movesAllObjects() throws IOException {
        fill("one.db");
        Path file = folder.resolve("export.gz");
        assertThat(run("one.db", "annex.storage.export=" + file))
                .hasValue("Exported 10 objects at revision 11 to " + file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("two.db", "annex.storage.import=" + file))
                .hasValue("Imported 10 objects of revision 11 from " + file
                        + " and compared them; they have the resourceVersions that they had");
        assertThat(run("two.db", "annex.storage.verify=" + file))
                .hasValueSatisfying(said -> assertThat(said).contains("10 objects"));
        assertThatThrownBy(() -> run("two.db", "annex.storage.import=" + file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> run("three.db", "annex.storage.verify=" + file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is missing in the store");
        assertThatThrownBy(() -> run("one.db", "annex.storage.export=" + file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void encryptsWhatItImports() throws IOException {
        fill("one.db");
        Path file = folder.resolve("export.gz");
        run("one.db", "annex.storage.export=" + file);
        String[] keys = {
            "annex.storage.encryption.keys.k1.value=" + "A".repeat(43) + "=",
            "annex.storage.encryption.write-key=k1",
            "annex.storage.import=" + file
        };
        assertThat(run("two.db", keys)).isPresent();
        assertThat(Files.readString(folder.resolve("two.db"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("/registry/harbor.example.com/ships/7", "annex:enc:v1:k1:")
                .doesNotContain("{\"n\":");
        assertThatThrownBy(() -> run("two.db", "annex.storage.export=" + folder.resolve("again.gz")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its objects are encrypted");
    }

    @Test
    void backsUpAStoreInUseAndRestoresIt() throws IOException {
        fill("one.db");
        Path backup = folder.resolve("backup.db");
        Files.setPosixFilePermissions(folder.resolve("one.db"), PosixFilePermissions.fromString("rw-------"));
        try (SqliteStorage inUse = SqliteStorage.open(folder.resolve("one.db"))) {
            assertThat(run("one.db", "annex.storage.backup=" + backup))
                    .hasValue("Backed up the store " + folder.resolve("one.db") + " to " + backup);
            assertThatThrownBy(() -> run("one.db", "annex.storage.restore=" + backup))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is in use by");
            assertThat(inUse.revision().join()).isEqualTo(11);
        }
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> run("one.db", "annex.storage.restore=" + backup))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("exists already; move it away first");
        assertThat(run("made/two.db", "annex.storage.restore=" + backup))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("Restored the store " + folder.resolve("made/two.db") + " from " + backup));
        Path file = folder.resolve("export.gz");
        run("one.db", "annex.storage.export=" + file);
        assertThat(run("made/two.db", "annex.storage.verify=" + file))
                .hasValueSatisfying(said -> assertThat(said).contains("10 objects"));
    }

    @Test
    void namesWhatCannotBeBackedUpOrRestored() {
        assertThatThrownBy(() -> run("one.db", "annex.storage.backup=" + folder.resolve("backup.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("there is no store " + folder.resolve("one.db"));
        fill("one.db");
        assertThatThrownBy(() -> run("one.db", "annex.storage.backup=" + folder.resolve("one.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> run("one.db", "annex.storage.backup=" + folder.resolve("missing/backup.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> run("two.db", "annex.storage.restore=" + folder.resolve("backup.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("backup.db");
        assertThat(folder.resolve("two.db")).doesNotExist();
    }

    @Test
    void doesNothingUnlessItIsAsked() {
        assertThat(run("one.db")).isEmpty();
        assertThat(folder.resolve("one.db")).doesNotExist();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> run("one.db", "annex.storage.export=a", "annex.storage.import=b"))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("annex.storage.export and annex.storage.import");
        for (String verb : List.of("backup", "restore")) {
            assertThatThrownBy(() -> run("one.db", "annex.storage.type=postgresql", "annex.storage." + verb + "=b"))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessage("annex.storage." + verb + " is set, and annex.storage.type is postgresql.");
        }
        assertThatThrownBy(() -> run("one.db", "annex.storage.type=memory", "annex.storage.import=b"))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("memory");
    }
}
