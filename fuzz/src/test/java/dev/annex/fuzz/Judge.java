package dev.annex.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.codec.Yaml;
import dev.annex.fuzz.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What no answer may be, whatever was asked. */
final class Judge {

    /** Words that only the inside of the server knows. */
    private static final Pattern INTERNALS = Pattern.compile(
            "dev\\.annex\\.[a-z]+\\.[A-Z]|java\\.[a-z]+\\.[A-Z][a-zA-Z]+Exception|\\([A-Z][a-zA-Z]+\\.java:[0-9]+\\)"
                    + "|com\\.fasterxml\\.jackson\\.[a-z]|StreamReadConstraints|org\\.(yaml|springframework)\\.[a-z]+\\.[a-z]");

    /**
     * The failures of five hundred and more that Kubernetes' own servers answer the same requests with, by their facts:
     * these sentences, without a reason, and no others.
     */
    private static final Map<String, List<Pattern>> EXPECTED = Map.of(
            "L-02", List.of(whole("resourceVersion should not be set on objects to be created")),
            "L-12", List.of(whole("strconv.ParseUint: parsing .*")),
            "N-15", List.of(whole("content is not a list")),
            "P-25", List.of(whole("map: .* does not contain declared merge key: .*")),
            "P-26",
                    List.of(
                            whole("(merging an object in json but data type is not struct, instead is: map"
                                    + "|cannot merge lists without merge key for .*"
                                    + "|list element types are not identical: .*"
                                    + "|no elements in any of the given slices"
                                    + "|merging lists cannot yet be specified in the patch"
                                    + "|value for key [0-9]+ is not a map)"),
                            whole("expected a (\\[]|map\\[string])interface \\{}, but received a .*"),
                            whole("unable to find api field in struct .* for the json field .*"),
                            whole("The order in patch list:.* doesn't match .*"),
                            whole("unknown patch type: .* in map: .*")),
            "P-32",
                    List.of(
                            whole("failed to create typed patch object .*"),
                            whole("failed to merge config: .*"),
                            whole("failed to convert new object .*")),
            "R-44", List.of(whole("Timeout: request did not complete within the allotted timeout")),
            "W-25", List.of(whole("Timeout: Too large resource version: [0-9]+, current: [0-9]+")),
            "W-26", List.of(whole("resourceVersion: Invalid value: .*")));

    private Judge() {}

    private static Pattern whole(String sentence) {
        return Pattern.compile(sentence, Pattern.DOTALL);
    }

    static void judge(String request, Answer answer) {
        String text = answer.text();
        if (answer.code() >= 500 && !expected(answer)) {
            throw new AssertionError(request + ": " + answer.code() + " " + text);
        }
        if (text.isEmpty()) {
            return;
        }
        JsonNode body = null;
        switch (answer.type()) {
            case "application/json" -> body = Json.parse(text.getBytes(StandardCharsets.UTF_8));
            case "application/yaml" -> body = yaml(text);
            case "application/vnd.kubernetes.protobuf" -> {
                if (!text.startsWith("k8s\0")) {
                    throw new AssertionError(request + ": no protobuf: " + text);
                }
            }
            default -> {}
        }
        boolean failed = answer.code() >= 400 && body != null && !body.has("paths");
        if (failed
                && (!body.path("kind").asText().equals("Status")
                        || body.path("code").asInt() != answer.code()
                        || INTERNALS.matcher(body.path("message").asText()).find())) {
            throw new AssertionError(request + ": " + answer.code() + " " + text);
        }
    }

    /** What is nested as deep as can be is too deep to be read as part of a list. */
    private static JsonNode yaml(String text) {
        try {
            return Yaml.read(text);
        } catch (IllegalArgumentException e) {
            if (String.valueOf(e.getMessage()).contains("Nesting Depth")) {
                return Json.object();
            }
            throw e;
        }
    }

    private static boolean expected(Answer answer) {
        boolean binary = answer.type().endsWith("protobuf");
        String message = binary
                ? answer.text()
                : Yaml.read(answer.text()).path("message").asText();
        return EXPECTED.values().stream()
                .flatMap(List::stream)
                .anyMatch(sentence -> binary
                        ? sentence.matcher(message).find()
                        : sentence.matcher(message).matches());
    }
}
