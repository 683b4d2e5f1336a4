package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.test.conformance.ScenarioResult.StepResult;
import dev.annex.test.conformance.Step.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Replays scenarios against one server; several may be replayed at once. */
final class Replay {

    /** The reference was asked under this name, and derived the default field manager {@code vectors} from it. */
    private static final String USER_AGENT = "vectors/1.0";

    private final WireClient client;
    private final String namespacePrefix;

    Replay(WireClient client, String namespacePrefix) {
        this.client = client;
        this.namespacePrefix = namespacePrefix;
    }

    /** Sends the requests of a scenario in order; a wrong answer does not keep the rest from being asked. */
    ScenarioResult run(Scenario scenario) throws InterruptedException {
        String namespace = namespacePrefix + scenario.id();
        Variables variables = new Variables(scenario.id(), namespace);
        AnswerReader reader = new AnswerReader(new Symbols(namespace));
        List<StepResult> results = new ArrayList<>();
        for (Step step : scenario.steps()) {
            Answer answer = ask(step, variables, reader);
            variables.capture(step.capture(), answer.raw());
            results.add(new StepResult(step.call(), differences(step, answer.seen())));
        }
        return new ScenarioResult(scenario, results);
    }

    private Answer ask(Step step, Variables variables, AnswerReader reader) throws InterruptedException {
        Thread.sleep(step.pause().toMillis());
        try (WireExchange exchange = client.send(filled(step.call(), variables))) {
            return reader.read(step, exchange);
        } catch (TimeoutException silence) {
            return Answer.endless();
        } catch (IOException | IllegalArgumentException failure) {
            return Answer.failed(failure);
        }
    }

    private static Call filled(Call call, Variables variables) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", USER_AGENT);
        String body = call.body();
        if (body != null && call.headers().keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
            headers.put("Content-Type", "application/json");
        }
        call.headers().forEach((name, value) -> headers.put(name, variables.fill(value)));
        return new Call(call.method(), variables.fill(call.path()), headers, fill(body, variables));
    }

    private static @Nullable String fill(@Nullable String body, Variables variables) {
        return body == null ? null : variables.fill(body);
    }

    private static List<String> differences(Step step, ObjectNode seen) {
        step.tolerance().applyTo(seen);
        ObjectNode expected = step.expect();
        if (expected.path("loose").asBoolean()) {
            return Differences.between(Tolerance.loose(expected, expected), Tolerance.loose(seen, expected));
        }
        return Differences.between(expected, seen);
    }
}
