package dev.annex.storage.etcd;

import dev.annex.storage.Storage;
import dev.annex.test.storage.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The back end on etcd against the contract; every test has a prefix of its own in one etcd. */
class EtcdStorageContractIT extends StorageContract {

    private static EtcdServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = EtcdServer.start(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Storage open(Path folder) {
        return EtcdStorage.open(server.settings().withKeyPrefix("/" + folder.getFileName()));
    }
}
