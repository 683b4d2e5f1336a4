package dev.annex.storage.etcd;

import dev.annex.storage.Storage;
import dev.annex.test.cluster.EtcdCluster;
import dev.annex.test.crash.Soak;
import dev.annex.test.linearizability.Clients;
import dev.annex.test.linearizability.StorageObjects;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What concurrent clients see of single objects has an order, over two replicas on three members. */
class LinearizabilityIT {

    private static final int ROUNDS = Soak.rounds(5, 50);

    @TempDir
    private Path folder;

    @Test
    void ofTwoReplicas() throws InterruptedException {
        try (EtcdCluster etcd = EtcdCluster.start(folder, 3);
                Storage one = open(etcd);
                Storage two = open(etcd)) {
            for (int round = 0; round < ROUNDS; round++) {
                new Clients(8, 3, 100, round).check(new StorageObjects(List.of(one, two)), "/r/" + round + "/");
            }
        }
    }

    private static Storage open(EtcdCluster etcd) {
        return EtcdStorage.open(EtcdSettings.of(etcd.endpoints().toArray(String[]::new)));
    }
}
