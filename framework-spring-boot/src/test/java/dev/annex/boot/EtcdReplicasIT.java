package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.test.cluster.EtcdCluster;
import dev.annex.test.cluster.Eventually;
import dev.annex.test.crash.Soak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two servers on one etcd of three members, also while members are killed. */
class EtcdReplicasIT extends ReplicasContract {

    private static final Logger LOG = LoggerFactory.getLogger(EtcdReplicasIT.class);

    private static final int WRITERS = 16;
    private static final int WATCHERS = 50;
    private static final int MEMBERS = 3;
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static EtcdCluster etcd;
    private static List<Replica> replicas;

    @BeforeAll
    static void start() {
        etcd = EtcdCluster.start(folder, MEMBERS);
        List<String> settings = List.of(
                "--annex.storage.type=etcd", "--annex.storage.etcd.endpoints=" + String.join(",", etcd.endpoints()));
        replicas =
                List.of(Replica.start(folder.resolve("one"), settings), Replica.start(folder.resolve("two"), settings));
    }

    @AfterAll
    static void stop() {
        replicas.forEach(Replica::close);
        etcd.close();
    }

    @Override
    List<Replica> replicas() {
        return replicas;
    }

    @Test
    void losesNothingWhileMembersAreKilledInTurn() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        List<ShipWatcher> watchers = IntStream.range(0, WATCHERS)
                .mapToObj(i -> new ShipWatcher(replicas, i))
                .toList();
        List<ShipWriter> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new ShipWriter(replicas, i, going::get))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Integer>> running =
                    writers.stream().map(threads::submit).toList();
            int kills = killInTurn(Soak.rounds(MEMBERS, 50));
            going.set(false);
            int acknowledged = 0;
            for (Future<Integer> each : running) {
                acknowledged += each.get(60, TimeUnit.SECONDS);
            }
            checkAll(writers, watchers);
            LOG.info(
                    "{} acknowledged writes ({} unanswered) of {} writers outlived {} kills of members; {} watchers are"
                            + " in step (the first: {})",
                    acknowledged,
                    writers.stream().mapToInt(ShipWriter::unanswered).sum(),
                    WRITERS,
                    kills,
                    WATCHERS,
                    watchers.get(0).begun());
        } finally {
            going.set(false);
            watchers.forEach(ShipWatcher::close);
            threads.shutdownNow();
        }
    }

    private static int killInTurn(int kills) throws InterruptedException {
        for (int i = 0; i < kills; i++) {
            TimeUnit.SECONDS.sleep(1);
            etcd.kill(i % MEMBERS);
            TimeUnit.SECONDS.sleep(1);
            etcd.restart(i % MEMBERS);
        }
        TimeUnit.SECONDS.sleep(1);
        return kills;
    }

    private static void checkAll(List<ShipWriter> writers, List<ShipWatcher> watchers) throws Exception {
        Replica.Reply list = replicas.get(0).list("");
        assertThat(list.code()).isEqualTo(200);
        Map<String, String> cargoes = new TreeMap<>();
        Map<String, Long> versions = new TreeMap<>();
        for (JsonNode ship : list.body().path("items")) {
            String name = ship.path("metadata").path("name").asText();
            cargoes.put(name, ship.path("cargo").asText());
            versions.put(name, ship.path("metadata").path("resourceVersion").asLong());
        }
        writers.forEach(writer ->
                writer.names().forEach(name -> writer.check(name, cargoes.getOrDefault(name, ShipWriter.ABSENT))));
        for (ShipWatcher watcher : watchers) {
            Eventually.check(TO_CATCH_UP, () -> assertThat(watcher.state()).isEqualTo(versions));
            assertThat(watcher.faults()).isEmpty();
        }
        assertThat(replicas.get(1).list("").body().path("items"))
                .isEqualTo(list.body().path("items"));
    }
}
