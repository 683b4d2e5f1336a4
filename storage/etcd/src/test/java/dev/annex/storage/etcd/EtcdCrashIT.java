package dev.annex.storage.etcd;

import dev.annex.storage.Storage;
import dev.annex.test.cluster.EtcdCluster;
import dev.annex.test.crash.ServerCrashContract;
import dev.annex.test.crash.StorageOpener;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Writers on etcd, and etcd itself, are killed; what was acknowledged is there, whole. */
class EtcdCrashIT extends ServerCrashContract {

    @TempDir
    private Path folder;

    private EtcdCluster etcd;

    private static final class Opener implements StorageOpener {

        @Override
        public Storage open(String address) {
            return EtcdStorage.open(EtcdSettings.of(address).withTimeout(Duration.ofSeconds(30)));
        }
    }

    @BeforeEach
    void start() {
        etcd = EtcdCluster.start(folder, 1);
    }

    @AfterEach
    void stop() {
        etcd.close();
    }

    @Override
    protected StorageOpener opener() {
        return new Opener();
    }

    @Override
    protected String address() {
        return etcd.endpoints().get(0);
    }

    @Override
    protected void killAndRestartServer() {
        etcd.kill(0);
        etcd.restart(0);
    }
}
