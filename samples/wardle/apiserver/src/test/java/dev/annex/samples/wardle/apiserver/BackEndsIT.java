package dev.annex.samples.wardle.apiserver;

import dev.annex.test.cluster.EtcdProcess;
import dev.annex.test.conformance.ConformanceSuite;
import dev.annex.test.conformance.Ledger;
import dev.annex.test.conformance.Recording;
import dev.annex.test.conformance.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The answers do not depend on where objects are kept: the recordings again on each of the durable back ends, with the
 * same ledgers as on the one in memory.
 */
class BackEndsIT {

    /** Those of objects and their lives; what probes ask for is nowhere near a store. */
    private static final List<String> RECORDINGS = List.of("wardle", "patches", "lifecycle", "reading");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> embedded() {
        return recordings(RunningServer.startWithAllBackEnds(
                folder, "--annex.storage.type=embedded", "--annex.advertised-address=:7443"));
    }

    @TestFactory
    Stream<DynamicNode> postgresql() throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.start();
        return recordings(
                RunningServer.startWithAllBackEnds(
                        folder,
                        "--annex.storage.type=postgresql",
                        "--annex.storage.postgresql.url=" + database.getJdbcUrl("postgres", "postgres"),
                        "--annex.advertised-address=:7443"),
                database);
    }

    @TestFactory
    Stream<DynamicNode> etcd() {
        EtcdProcess etcd = EtcdProcess.start(folder);
        return recordings(
                RunningServer.startWithAllBackEnds(
                        folder,
                        "--annex.storage.type=etcd",
                        "--annex.storage.etcd.endpoints=http://" + etcd.address(),
                        "--annex.advertised-address=:7443"),
                etcd);
    }

    private static Stream<DynamicNode> recordings(RunningServer server, AutoCloseable... backEnd) {
        Target target = Target.at(server.uri()).withHeaders(Map.of("Authorization", "Bearer " + RunningServer.TOKEN));
        Stream<DynamicNode> tests = RECORDINGS.stream()
                .map(name -> DynamicContainer.dynamicContainer(
                        name,
                        ConformanceSuite.of(
                                        Recording.fromResource("conformance/" + name + ".json"),
                                        Ledger.named(name),
                                        target)
                                .tests()));
        Stream<DynamicNode> closing = tests.onClose(server::close);
        for (AutoCloseable each : backEnd) {
            closing = closing.onClose(() -> close(each));
        }
        return closing;
    }

    private static void close(AutoCloseable backEnd) {
        try {
            backEnd.close();
        } catch (Exception e) {
            throw new IllegalStateException("the back end does not end", e);
        }
    }
}
