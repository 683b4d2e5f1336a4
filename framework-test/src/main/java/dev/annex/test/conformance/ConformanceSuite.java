package dev.annex.test.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A recording as JUnit tests against a running server: one dynamic test per scenario, and one for the ledger.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> answersAsRecorded() {
 *     return ConformanceSuite.of(
 *                     Recording.fromResource("conformance/wardle.json"),
 *                     Ledger.named("wardle"),
 *                     Target.at(server.uri()).withHeaders(Map.of("Authorization", "Bearer " + token)))
 *             .tests();
 * }
 * }</pre>
 *
 * <p>A scenario on the ledger that fails, fails the build and says where the answers differ. One that passes without
 * being on the ledger fails too, so that it is put there. One that is not on the ledger and fails is aborted; its
 * differences are logged at debug. What the recording calls optional may fail, and never belongs on the ledger.
 *
 * <p>{@code -Dannex.conformance.update=true} rewrites the ledger instead; {@code -Dannex.conformance.only=text} replays
 * the scenarios of that area, or with that text in their ids.
 *
 * <p>Every scenario has a namespace of its own, whose name starts with a prefix that is new in each run. Objects without
 * a namespace are named after their scenarios, so that a second run needs a server that starts from nothing.
 */
public final class ConformanceSuite {

    static final String UPDATE = "annex.conformance.update";
    static final String ONLY = "annex.conformance.only";

    private static final int PARALLELISM = 8;

    private final Recording recording;
    private final Ledger ledger;
    private final Target target;
    private final Options options;

    private ConformanceSuite(Recording recording, Ledger ledger, Target target, Options options) {
        this.recording = recording;
        this.ledger = ledger;
        this.target = target;
        this.options = options;
    }

    /** The tests of this recording against this server, eight scenarios at a time. */
    public static ConformanceSuite of(Recording recording, Ledger ledger, Target target) {
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 6) + "-";
        return new ConformanceSuite(recording, ledger, target, new Options(PARALLELISM, Set.of(), prefix));
    }

    /** The same suite with at most so many scenarios at a time; each of them is one request after the other. */
    public ConformanceSuite withParallelism(int scenarios) {
        return with(new Options(scenarios, options.serialAreas(), options.namespacePrefix()));
    }

    /** The same suite with the scenarios of these areas replayed one by one, when the others are over. */
    public ConformanceSuite withSerialAreas(Set<String> areas) {
        return with(new Options(options.parallelism(), Set.copyOf(areas), options.namespacePrefix()));
    }

    /** The same suite with namespaces that start with this prefix, for instance because they were created before. */
    public ConformanceSuite withNamespacePrefix(String prefix) {
        return with(new Options(options.parallelism(), options.serialAreas(), prefix));
    }

    private ConformanceSuite with(Options changed) {
        return new ConformanceSuite(recording, ledger, target, changed);
    }

    /**
     * The tests, to be returned from a method annotated with {@code @TestFactory}. Replaying starts at once and ends with
     * the stream, which JUnit closes.
     */
    public Stream<DynamicNode> tests() {
        boolean update = Boolean.getBoolean(UPDATE);
        List<Scenario> scenarios =
                recording.scenarios().stream().filter(selected()).toList();
        SuiteRun run = new SuiteRun(target, options);
        Verdicts verdicts = new Verdicts(ledger, update);
        Map<Boolean, Map<String, List<Scenario>>> byArea = scenarios.stream()
                .collect(Collectors.partitioningBy(
                        scenario -> options.serialAreas().contains(scenario.area()),
                        Collectors.groupingBy(Scenario::area, TreeMap::new, Collectors.toList())));
        Map<String, List<Scenario>> parallel = byArea.getOrDefault(false, Map.of());
        Map<String, List<Scenario>> serial = byArea.getOrDefault(true, Map.of());
        scenarios.stream()
                .filter(scenario -> !options.serialAreas().contains(scenario.area()))
                .forEach(run::start);
        Stream<DynamicNode> areas = Stream.concat(parallel.entrySet().stream(), serial.entrySet().stream())
                .map(area -> DynamicContainer.dynamicContainer(
                        area.getKey(), area.getValue().stream().map(scenario -> test(scenario, run, verdicts))));
        DynamicTest last = DynamicTest.dynamicTest("ledger", () -> verdicts.conclude(recording.scenarioIds()));
        return Stream.concat(areas, Stream.of(last)).onClose(run::close);
    }

    private static DynamicTest test(Scenario scenario, SuiteRun run, Verdicts verdicts) {
        return DynamicTest.dynamicTest(scenario.id(), () -> verdicts.judge(run.result(scenario)));
    }

    private static Predicate<Scenario> selected() {
        String only = System.getProperty(ONLY, "");
        return scenario -> scenario.id().contains(only) || scenario.area().equals(only);
    }

    record Options(int parallelism, Set<String> serialAreas, String namespacePrefix) {}
}
