package dev.annex.samples.harbor.apiserver;

import dev.annex.test.conformance.ConformanceSuite;
import dev.annex.test.conformance.Ledger;
import dev.annex.test.conformance.Recording;
import dev.annex.test.conformance.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The server answers what a kube-apiserver answered that served the same kinds from a CustomResourceDefinition. */
class RecordedExchangesIT {

    @TempDir
    static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, "--annex.storage.type=memory");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicNode> answersAsRecorded() {
        return recording("ship");
    }

    @TestFactory
    Stream<DynamicNode> answersWritesAsRecorded() {
        return recording("lifecycle");
    }

    @TestFactory
    Stream<DynamicNode> answersAppliesAsRecorded() {
        return recording("applies");
    }

    /** Requests of all kinds in random order, with values that fit and values that do not. */
    @TestFactory
    Stream<DynamicNode> answersAnythingAsRecorded() {
        return recording("mix");
    }

    private static Stream<DynamicNode> recording(String name) {
        Target target = Target.at(server.uri()).withHeaders(Map.of("Authorization", "Bearer " + RunningServer.TOKEN));
        return ConformanceSuite.of(Recording.fromResource("conformance/" + name + ".json"), Ledger.named(name), target)
                .tests();
    }
}
