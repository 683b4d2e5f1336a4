package dev.annex.samples.wardle.apiserver;

import dev.annex.test.conformance.ConformanceSuite;
import dev.annex.test.conformance.Ledger;
import dev.annex.test.conformance.Recording;
import dev.annex.test.conformance.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server answers what Kubernetes' own sample-apiserver answered, by whichever protocol it is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordedExchanges {

    private final UnaryOperator<Target> protocol;

    private RunningServer server;

    RecordedExchanges(UnaryOperator<Target> protocol) {
        this.protocol = protocol;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        // the address under which the reference advertised itself
        server = RunningServer.start(folder, "--annex.storage.type=memory", "--annex.advertised-address=:7443");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicNode> answersAsRecorded() {
        return recording("wardle");
    }

    @TestFactory
    Stream<DynamicNode> answersPatchesAsRecorded() {
        return recording("patches");
    }

    /** What one may ask a server beside the protocol's ways: paths, forms, bodies and options of all kinds. */
    @TestFactory
    Stream<DynamicNode> answersProbesAsRecorded() {
        return recording("probes");
    }

    @TestFactory
    Stream<DynamicNode> answersWritesAsRecorded() {
        return recording("lifecycle");
    }

    @TestFactory
    Stream<DynamicNode> answersReadsAsRecorded() {
        return recording("reading");
    }

    /** Characters in targets that have no place there, and escapes that are none. */
    @TestFactory
    Stream<DynamicNode> answersOddTargetsAsRecorded() {
        return recording("targets");
    }

    /** Requests of all kinds in random order, with values that fit and values that do not. */
    @TestFactory
    Stream<DynamicNode> answersAnythingAsRecorded() {
        return recording("mix");
    }

    private Stream<DynamicNode> recording(String name) {
        Target target = Target.at(server.uri()).withHeaders(Map.of("Authorization", "Bearer " + RunningServer.TOKEN));
        return ConformanceSuite.of(
                        Recording.fromResource("conformance/" + name + ".json"),
                        Ledger.named(name),
                        protocol.apply(target))
                .tests();
    }
}
