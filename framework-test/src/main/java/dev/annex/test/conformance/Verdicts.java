package dev.annex.test.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds results against the ledger. */
final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(ConformanceSuite.class);

    private final Ledger ledger;
    private final boolean update;
    private final List<ScenarioResult> results = new ArrayList<>();

    Verdicts(Ledger ledger, boolean update) {
        this.ledger = ledger;
        this.update = update;
    }

    /** Lets the test of one scenario pass, fail, or abort. */
    void judge(ScenarioResult result) {
        results.add(result);
        Scenario scenario = result.scenario();
        boolean required = ledger.lists(scenario.id()) && !scenario.optional() && !update;
        if (!result.passed() && required) {
            Assertions.fail(result.describe());
        }
        if (!result.passed()) {
            LOG.debug("{}", result.describe());
            Assumptions.abort(() -> (scenario.optional() ? "optional" : "not on the ledger")
                    + "; its answers differ in " + (result.steps().size() - result.right()) + " exchanges");
        }
        if (!required && !scenario.optional() && !update) {
            Assertions.fail(scenario.id() + " passes: add it to " + ledger.file() + ", or let -D"
                    + ConformanceSuite.UPDATE + "=true do it");
        }
    }

    /** Prints how much passes; then rewrites the ledger, or complains of what it lists in vain. */
    void conclude(Collection<String> recorded) {
        System.out.println(Tally.of(results));
        if (update) {
            ledger.update(
                    results.stream().map(result -> result.scenario().id()).toList(),
                    results.stream()
                            .filter(result ->
                                    result.passed() && !result.scenario().optional())
                            .map(result -> result.scenario().id())
                            .toList());
            return;
        }
        Set<String> unknown = ledger.beyond(recorded);
        if (!unknown.isEmpty()) {
            Assertions.fail(ledger.file() + " lists what the recording has not: " + String.join(", ", unknown));
        }
    }
}
