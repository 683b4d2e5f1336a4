package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.test.conformance.ThingServer.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.TestAbortedException;

/** Runs the dynamic tests by hand, as JUnit would, to see how each of them ends. */
@Isolated("sets system properties")
@Timeout(60)
class ConformanceSuiteTests {

    private static final String PASSED = "passed";

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(ConformanceSuite.UPDATE);
        System.clearProperty(ConformanceSuite.ONLY);
    }

    @Test
    void whatIsListedHasToPass() throws IOException {
        list("create-then-get", "create-large", "watch-two", "watch-nothing", "get-nothing");

        Map<String, String> ends = run(suite -> suite, Fault.NO_NOT_FOUND, Fault.REVISION_CHANGES_ON_READ);

        assertThat(ends.get("get-nothing")).startsWith("failed").contains("/status: want 404 got 200");
        assertThat(ends.get("create-then-get")).startsWith("failed").contains("in 1 of 2 exchanges");
        assertThat(ends).containsEntry("create-large", PASSED).containsEntry("watch-two", PASSED);
        assertThat(ends).containsEntry("ledger", PASSED);
    }

    @Test
    void whatPassesHasToBeListed() throws IOException {
        list("create-then-get", "watch-two", "watch-nothing", "get-nothing");

        assertThat(run(suite -> suite).get("create-large"))
                .startsWith("failed")
                .contains("create-large passes: add it to " + folder.resolve("things.passing"));
    }

    @Test
    void whatIsNotListedMayFail() throws IOException {
        list("create-then-get", "create-large", "watch-two", "watch-nothing");

        assertThat(run(suite -> suite, Fault.NO_NOT_FOUND).get("get-nothing"))
                .isEqualTo("aborted: not on the ledger; its answers differ in 1 exchanges");
    }

    @Test
    void whatIsOptionalMayFailEvenIfListed() throws IOException {
        list("get-otherwise");

        assertThat(run(suite -> suite).get("get-otherwise")).startsWith("aborted: optional");
    }

    @Test
    void whatIsListedInVainFailsTheLedger() throws IOException {
        list("renamed-since");

        assertThat(run(suite -> suite).get("ledger")).startsWith("failed").contains("renamed-since");
    }

    @Test
    void anUpdateRewritesTheLedger() throws IOException {
        list("get-nothing");
        System.setProperty(ConformanceSuite.UPDATE, "true");

        Map<String, String> ends = run(suite -> suite, Fault.NO_NOT_FOUND);

        assertThat(ends.values()).noneMatch(end -> end.startsWith("failed"));
        assertThat(Files.readAllLines(folder.resolve("things.passing")))
                .hasSize(5)
                .endsWith("create-large", "create-then-get", "watch-nothing", "watch-two");
        System.clearProperty(ConformanceSuite.UPDATE);
        assertThat(run(suite -> suite, Fault.NO_NOT_FOUND).values()).noneMatch(end -> end.startsWith("failed"));
    }

    @Test
    void aSelectionRunsAlone() throws IOException {
        System.setProperty(ConformanceSuite.ONLY, "watch");
        assertThat(run(suite -> suite)).containsOnlyKeys("watch-two", "watch-nothing", "ledger");

        System.setProperty(ConformanceSuite.ONLY, "-large");
        assertThat(run(suite -> suite)).containsOnlyKeys("create-large", "ledger");
    }

    @Test
    void serialAreasAndOtherPrefixesAnswerTheSame() throws IOException {
        list("create-then-get", "create-large", "watch-two", "watch-nothing", "get-nothing");

        Map<String, String> ends = run(suite -> suite.withParallelism(1)
                .withSerialAreas(Set.of("watch", "create"))
                .withNamespacePrefix("mine-"));

        assertThat(ends).hasSize(7);
        assertThat(ends.values()).filteredOn(PASSED::equals).hasSize(6);
    }

    private void list(String... ids) throws IOException {
        Files.writeString(folder.resolve("things.passing"), String.join("\n", ids));
    }

    private Map<String, String> run(UnaryOperator<ConformanceSuite> settings, Fault... faults) throws IOException {
        Map<String, String> ends = new TreeMap<>();
        try (ThingServer server = new ThingServer(faults);
                Stream<DynamicNode> nodes = settings.apply(ConformanceSuite.of(
                                Recording.fromResource("conformance/things.json"),
                                Ledger.at(folder.resolve("things.passing")),
                                Target.at(server.uri())))
                        .tests()) {
            nodes.forEach(node -> end(node, ends));
        }
        return ends;
    }

    private static void end(DynamicNode node, Map<String, String> ends) {
        if (node instanceof DynamicContainer container) {
            container.getChildren().forEach(child -> end(child, ends));
        } else if (node instanceof DynamicTest test) {
            ends.put(test.getDisplayName(), end(test));
        }
    }

    private static String end(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return PASSED;
        } catch (TestAbortedException aborted) {
            return "aborted: " + aborted.getMessage();
        } catch (Throwable failed) {
            return "failed: " + failed.getMessage();
        }
    }
}
