package dev.annex.storage.sql;

import dev.annex.storage.Storage;
import dev.annex.test.storage.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** The back end on PostgreSQL against the contract; every test has a schema of its own. */
class PostgresStorageContractIT extends StorageContract {

    @AutoClose
    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
    }

    @Override
    protected Storage open(Path folder) {
        return PostgresStorage.open(server.settings(folder));
    }
}
