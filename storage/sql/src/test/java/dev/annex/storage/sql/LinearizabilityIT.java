package dev.annex.storage.sql;

import dev.annex.storage.Storage;
import dev.annex.test.crash.Soak;
import dev.annex.test.linearizability.Clients;
import dev.annex.test.linearizability.StorageObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What concurrent clients see of single objects has an order, on one process's file and over two replicas. */
class LinearizabilityIT {

    private static final int ROUNDS = Soak.rounds(5, 50);

    @TempDir
    private Path folder;

    @Test
    void ofTheEmbeddedStore() throws InterruptedException {
        try (Storage storage = SqliteStorage.open(folder.resolve("annex.db"))) {
            for (int round = 0; round < ROUNDS; round++) {
                new Clients(8, 3, 300, round).check(new StorageObjects(List.of(storage)), "/r/" + round + "/");
            }
        }
    }

    @Test
    void ofTwoReplicasOnPostgres() throws InterruptedException, IOException {
        try (PostgresServer server = PostgresServer.start();
                Storage one = PostgresStorage.open(server.settings(folder));
                Storage two = PostgresStorage.open(server.settings(folder))) {
            for (int round = 0; round < ROUNDS; round++) {
                new Clients(8, 3, 200, round).check(new StorageObjects(List.of(one, two)), "/r/" + round + "/");
            }
        }
    }
}
