package dev.annex.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.annex.storage.Entry;
import dev.annex.storage.Storage;
import dev.annex.storage.encryption.EncryptedStorage;
import dev.annex.storage.encryption.EncryptionKey;
import dev.annex.storage.encryption.Keyring;
import dev.annex.storage.etcd.EtcdSettings;
import dev.annex.storage.etcd.EtcdStorage;
import dev.annex.storage.memory.MemoryStorage;
import dev.annex.storage.sql.PostgresSettings;
import dev.annex.storage.sql.PostgresStorage;
import dev.annex.storage.sql.SqliteStorage;
import dev.annex.storage.transfer.Transfer;
import dev.annex.test.cluster.EtcdProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** All objects move between any two back ends, and nothing differs afterwards. */
class TransferIT {

    private static final EncryptionKey KEY = EncryptionKey.of("k1", "A".repeat(43) + "=");
    private static final int OBJECTS = 1200;

    @TempDir
    private static Path shared;

    private static EmbeddedPostgres database;
    private static @Nullable EtcdProcess etcd;

    @TempDir
    private Path folder;

    private enum BackEnd {
        MEMORY,
        EMBEDDED,
        ENCRYPTED,
        POSTGRESQL,
        ETCD;

        boolean keepsRevisions() {
            return this != ETCD;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        try {
            etcd = EtcdProcess.start(shared);
        } catch (TestAbortedException e) {
            etcd = null;
        }
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        if (etcd != null) {
            etcd.close();
        }
    }

    private Storage open(BackEnd backEnd, String name) throws SQLException {
        return switch (backEnd) {
            case MEMORY -> new MemoryStorage();
            case EMBEDDED -> SqliteStorage.open(folder.resolve(name + ".db"));
            case ENCRYPTED ->
                new EncryptedStorage(
                        SqliteStorage.open(folder.resolve(name + ".db")), Keyring.of(List.of(KEY), "k1", false));
            case POSTGRESQL -> postgresql(name);
            case ETCD -> etcd(name);
        };
    }

    private Storage postgresql(String name) throws SQLException {
        String schema = name + "_" + Integer.toHexString(folder.hashCode());
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE SCHEMA " + schema);
        }
        String url = database.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        return PostgresStorage.open(new PostgresSettings(url, "postgres", "postgres", 2));
    }

    private Storage etcd(String name) {
        assumeTrue(etcd != null, "there is no etcd; on Debian: apt-get install etcd-server");
        return EtcdStorage.open(
                EtcdSettings.of("http://" + etcd.address()).withKeyPrefix("/" + name + folder.getFileName()));
    }

    private static void fill(Storage storage) {
        for (int i = 0; i < OBJECTS; i++) {
            byte[] value = ("{\"metadata\":{\"uid\":\"u" + i + "\"}}").getBytes(UTF_8);
            storage.put("/registry/g/ships/" + (i * 7919) % OBJECTS, value, 0).join();
        }
        Entry changed = storage.get("/registry/g/ships/7").join().orElseThrow();
        storage.put(changed.key(), "{}".getBytes(UTF_8), changed.revision()).join();
        Entry deleted = storage.get("/registry/g/ships/8").join().orElseThrow();
        storage.delete(deleted.key(), deleted.revision()).join();
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, MEMORY",
        "MEMORY, EMBEDDED",
        "MEMORY, POSTGRESQL",
        "MEMORY, ETCD",
        "EMBEDDED, MEMORY",
        "EMBEDDED, EMBEDDED",
        "EMBEDDED, ENCRYPTED",
        "EMBEDDED, POSTGRESQL",
        "EMBEDDED, ETCD",
        "ENCRYPTED, EMBEDDED",
        "ENCRYPTED, POSTGRESQL",
        "POSTGRESQL, MEMORY",
        "POSTGRESQL, EMBEDDED",
        "POSTGRESQL, POSTGRESQL",
        "POSTGRESQL, ETCD",
        "ETCD, MEMORY",
        "ETCD, EMBEDDED",
        "ETCD, ENCRYPTED",
        "ETCD, POSTGRESQL",
        "ETCD, ETCD"
    })
    void movesAllObjects(BackEnd from, BackEnd to) throws Exception {
        Path file = folder.resolve("export.gz");
        try (Storage source = open(from, "source");
                Storage target = open(to, "target")) {
            fill(source);
            Transfer.Outcome exported;
            try (OutputStream out = Files.newOutputStream(file)) {
                exported = new Transfer(source, "/registry/").exportTo(out);
            }
            Transfer.Outcome imported = new Transfer(target, "/registry/").importFrom(file);
            assertThat(imported.entries()).isEqualTo(OBJECTS - 1);
            assertThat(imported.revisionsKept()).isEqualTo(to.keepsRevisions());
            List<Entry> entries = target.range("/registry/", "", 0, 0).join().entries();
            List<Entry> originals = source.range("/registry/", "", 0, 0).join().entries();
            assertThat(entries)
                    .extracting(Entry::key)
                    .isEqualTo(originals.stream().map(Entry::key).toList());
            assertThat(entries.stream().map(entry -> new String(entry.value(), UTF_8)))
                    .isEqualTo(originals.stream()
                            .map(entry -> new String(entry.value(), UTF_8))
                            .toList());
            if (to.keepsRevisions()) {
                assertThat(imported.now()).isEqualTo(exported.revision());
                assertThat(entries.stream().map(Entry::revision))
                        .isEqualTo(originals.stream().map(Entry::revision).toList());
            }
        }
    }
}
