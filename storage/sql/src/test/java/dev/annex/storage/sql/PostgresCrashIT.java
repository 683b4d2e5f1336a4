package dev.annex.storage.sql;

import dev.annex.storage.Storage;
import dev.annex.test.crash.ServerCrashContract;
import dev.annex.test.crash.StorageOpener;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Writers on PostgreSQL, and PostgreSQL itself, are killed; what was acknowledged is there, whole. */
class PostgresCrashIT extends ServerCrashContract {

    @TempDir
    private Path folder;

    private PostgresServer server;

    private static final class Opener implements StorageOpener {

        @Override
        public Storage open(String address) {
            return PostgresStorage.open(new PostgresSettings(address, "postgres", "postgres", 4));
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = PostgresServer.startDurable(folder.resolve("data"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    protected StorageOpener opener() {
        return new Opener();
    }

    @Override
    protected String address() {
        return server.url();
    }

    @Override
    protected void killAndRestartServer() throws Exception {
        server.killAndRestart();
    }
}
