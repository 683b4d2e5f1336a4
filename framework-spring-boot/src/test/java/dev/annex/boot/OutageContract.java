package dev.annex.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.test.cluster.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients get while a server's store is away, and that the server finds back to it by itself. */
abstract class OutageContract {

    private static final Duration TO_COME_BACK = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    /** The settings of a server on the store. */
    abstract List<String> settings();

    /** Ends the store's server. */
    abstract void stopStore() throws Exception;

    /** Starts it again, on the same data and address. */
    abstract void startStore() throws Exception;

    /** What errors say the store is. */
    abstract String named();

    @Test
    void saysWhatIsWrongAndComesBack() throws Exception {
        try (Replica server = Replica.start(folder, settings())) {
            long before = server.create("before", "x").resourceVersion();
            assertReady(server);
            // brings the cache up to date, which is all that there is to read from once the store is away
            assertThat(server.list("").body().path("items")).hasSize(1);
            List<JsonNode> told = new CopyOnWriteArrayList<>();
            try (Stream<JsonNode> lines = server.watch("timeoutSeconds=120&resourceVersion=" + before)) {
                Thread watcher = new Thread(() -> lines.forEach(told::add), "watcher");
                watcher.setDaemon(true);
                watcher.start();

                stopStore();
                assertAway(server);
                startStore();

                Eventually.check(TO_COME_BACK, () -> assertReady(server));
                Replica.Reply after = server.create("after", "x");
                assertThat(after.code()).as("%s", after).isEqualTo(201);
                assertThat(server.list("").body().path("items")).hasSizeGreaterThanOrEqualTo(2);
                Eventually.check(
                        TO_COME_BACK,
                        () -> assertThat(told)
                                .anySatisfy(event -> assertThat(event.at("/object/metadata/name")
                                                .asText())
                                        .isEqualTo("after")));
                assertThat(told).noneMatch(event -> event.path("type").asText().equals("ERROR"));
            }
        }
    }

    private static void assertReady(Replica server) {
        try {
            assertThat(server.text("/readyz")).isEqualTo("200 ok");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer to a probe", e);
        }
    }

    /** E-04 for whoever needs the store, O-03 and O-05 for probes, and the cache for whoever is content with it. */
    private void assertAway(Replica server) throws Exception {
        ExecutorService clients = Executors.newCachedThreadPool();
        List<Future<Replica.Reply>> replies = clients.invokeAll(
                List.of(() -> server.create("meanwhile", "x"), () -> server.get("before"), () -> server.list("")));
        clients.shutdown();
        for (Future<Replica.Reply> each : replies) {
            Replica.Reply reply = each.get();
            assertThat(reply.code()).as("%s", reply).isEqualTo(500);
            assertThat(reply.body().path("kind").asText()).isEqualTo("Status");
            assertThat(reply.body().path("message").asText())
                    .startsWith("cannot ")
                    .contains(named());
            assertThat(reply.body().has("reason")).as("%s", reply).isFalse();
            assertThat(reply.body().has("details")).as("%s", reply).isFalse();
        }
        assertThat(server.text("/readyz"))
                .startsWith("500 ")
                .contains("[+]ping ok", "[-]etcd failed: reason withheld", "[-]etcd-readiness failed: reason withheld")
                .endsWith("readyz check failed\n");
        assertThat(server.text("/livez?exclude=etcd")).isEqualTo("200 ok");
        assertThat(server.text("/readyz/etcd")).startsWith("500 internal server error: ");
        assertThat(server.list("?resourceVersion=0").body().path("items")).hasSize(1);
    }
}
