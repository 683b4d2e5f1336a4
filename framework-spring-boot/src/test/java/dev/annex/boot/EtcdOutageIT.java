package dev.annex.boot;

import dev.annex.test.cluster.EtcdCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server whose etcd is killed. */
class EtcdOutageIT extends OutageContract {

    @TempDir
    private static Path data;

    private static EtcdCluster etcd;

    @BeforeAll
    static void start() {
        etcd = EtcdCluster.start(data, 1);
    }

    @AfterAll
    static void stop() {
        etcd.close();
    }

    @Override
    List<String> settings() {
        return List.of(
                "--annex.storage.type=etcd",
                "--annex.storage.etcd.endpoints=" + etcd.endpoints().get(0));
    }

    @Override
    void stopStore() {
        etcd.kill(0);
    }

    @Override
    void startStore() {
        etcd.restart(0);
    }

    @Override
    String named() {
        return "in etcd at " + etcd.endpoints().get(0);
    }
}
