package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.test.conformance.Step.Call;
import dev.annex.test.conformance.Step.WatchLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads scenarios and their steps from the JSON of a recording. */
final class StepReader {

    /** Stands in a body for as many {@code x} as the step says, so that a large body is a small recording. */
    private static final String REPEATED = "@@";

    private StepReader() {}

    static Scenario scenario(JsonNode node) {
        return new Scenario(
                text(node, "id"),
                text(node, "area"),
                node.hasNonNull("optional"),
                StreamSupport.stream(node.path("steps").spliterator(), false)
                        .map(StepReader::step)
                        .toList());
    }

    private static Step step(JsonNode node) {
        if (!(node.path("expect") instanceof ObjectNode expect)) {
            throw new IllegalArgumentException("a step without what is expected: " + node);
        }
        return new Step(
                new Call(text(node, "method"), text(node, "path"), strings(node.path("headers")), body(node)),
                seconds(node.path("sleep")),
                strings(node.path("capture")),
                watch(node.path("watch")),
                Tolerance.of(node),
                expect);
    }

    private static @Nullable String body(JsonNode step) {
        JsonNode body = step.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return null;
        }
        String text = body.isTextual() ? body.textValue() : body.toString();
        JsonNode repeat = step.path("bodyRepeat");
        return repeat.isMissingNode() ? text : text.replace(REPEATED, "x".repeat(repeat.intValue()));
    }

    private static @Nullable WatchLimit watch(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new WatchLimit(node.path("events").intValue(), seconds(node.path("seconds")));
    }

    private static Duration seconds(JsonNode node) {
        return Duration.ofMillis(Math.round(node.doubleValue() * 1000));
    }

    private static String text(JsonNode node, String key) {
        String text = node.path(key).textValue();
        if (text == null) {
            throw new IllegalArgumentException("\"" + key + "\" has to be a string in " + node);
        }
        return text;
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> strings = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        member -> strings.put(member.getKey(), member.getValue().asText()));
        return strings;
    }
}
