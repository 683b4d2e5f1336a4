package dev.annex.test.conformance;

import dev.annex.test.conformance.Step.Call;
import java.util.List;

/** How a server did in one scenario. */
record ScenarioResult(Scenario scenario, List<StepResult> steps) {

    ScenarioResult {
        steps = List.copyOf(steps);
    }

    boolean passed() {
        return right() == steps.size();
    }

    int right() {
        return (int) steps.stream().filter(step -> step.differences().isEmpty()).count();
    }

    /** What was answered otherwise than expected, step by step, over several lines. */
    String describe() {
        StringBuilder text = new StringBuilder();
        text.append(scenario.id())
                .append(" was answered otherwise than recorded in ")
                .append(steps.size() - right())
                .append(" of ")
                .append(steps.size())
                .append(" exchanges");
        for (int i = 0; i < steps.size(); i++) {
            StepResult step = steps.get(i);
            if (!step.differences().isEmpty()) {
                text.append("\n  #").append(i).append(' ').append(step.call().method());
                text.append(' ').append(step.call().path());
                step.differences().forEach(difference -> text.append("\n      ").append(difference));
            }
        }
        return text.toString();
    }

    /** Where the answer to one request differed; nowhere when it is right. */
    record StepResult(Call call, List<String> differences) {

        StepResult {
            differences = List.copyOf(differences);
        }
    }
}
