package dev.annex.storage.sql;

import dev.annex.storage.Storage;
import dev.annex.test.storage.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** The contract again, where what one replica writes is read and watched by another. */
class PostgresReplicasContractIT extends StorageContract {

    @AutoClose
    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
    }

    @Override
    protected Storage open(Path folder) {
        PostgresSettings settings = server.settings(folder);
        return new TwoReplicas(PostgresStorage.open(settings), PostgresStorage.open(settings));
    }
}
