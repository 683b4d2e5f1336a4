package dev.annex.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.codec.Yaml;
import dev.annex.fuzz.RawClient.Answer;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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
            "R-05 and O-40",
                    List.of(
                            whole(
                                    "Internal Server Error: \".*\": failed to create RequestInfo: unable to determine kind"
                                            + " and namespace from url, .*\n"),
                            whole("505 HTTP Version Not Supported: unsupported protocol version"),
                            whole("Unsupported transfer encoding")),
            "L-02 and R-36",
                    List.of(
                            whole("resourceVersion should not be set on objects to be created"),
                            whole("invalid key: .*")),
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
                            whole("failed to prune fields: .*"),
                            whole("failed to convert new object .*")),
            "R-44", List.of(whole("Timeout: request did not complete within the allotted timeout")),
            "W-25", List.of(whole("Timeout: Too large resource version: [0-9]+, current: [0-9]+")),
            "W-26", List.of(whole("resourceVersion: Invalid value: .*")));

    private record Body(String type, String text) {}

    private static final int PARTIAL = 206;
    private static final int LARGE = 5_000;

    /** Large answers that have been judged, such as OpenAPI documents, which are the same again and again. */
    private static final Set<Body> KNOWN = Collections.newSetFromMap(new LinkedHashMap<>() {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Body, Boolean> eldest) {
            return size() > 50;
        }
    });

    private Judge() {}

    private static Pattern whole(String sentence) {
        return Pattern.compile(sentence, Pattern.DOTALL);
    }

    /**
     * Judges an answer.
     *
     * @param request what was asked, in short
     * @param sent all that was sent: what a client says itself, it may be told
     */
    static void judge(String request, byte[] sent, Answer answer) {
        String text = answer.text();
        // what is answered without a body was asked with one, too
        boolean bodiless = request.startsWith("HEAD ");
        if (answer.code() >= 500 && !bodiless && !expected(answer)) {
            throw new AssertionError(request + ": " + answer.code() + " " + text);
        }
        if (text.isEmpty()
                || answer.code() == PARTIAL
                || (answer.successful() && KNOWN.contains(new Body(answer.type(), text)))) {
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
                        || tellsOfInside(body.path("message").asText(), sent))) {
            throw new AssertionError(request + ": " + answer.code() + " " + text);
        }
        if (answer.successful() && text.length() > LARGE) {
            KNOWN.add(new Body(answer.type(), text));
        }
    }

    private static boolean tellsOfInside(String message, byte[] sent) {
        Matcher internals = INTERNALS.matcher(message);
        if (!internals.find()) {
            return false;
        }
        String asked = new String(sent, StandardCharsets.UTF_8);
        do {
            if (!asked.contains(internals.group())) {
                return true;
            }
        } while (internals.find());
        return false;
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
        String message;
        if (answer.text().startsWith("{")) { // which YAML takes too, but not with every character
            message = Json.parse(answer.text().getBytes(StandardCharsets.UTF_8))
                    .path("message")
                    .asText();
        } else if (binary || answer.type().startsWith("text/plain")) {
            message = answer.text();
        } else {
            message = Yaml.read(answer.text()).path("message").asText();
        }
        return binary
                ? EXPECTED.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(sentence -> sentence.matcher(message).find())
                : expects(message);
    }

    /** Whether Kubernetes' own servers fail with this sentence, as if it were their own fault. */
    static boolean expects(String message) {
        return EXPECTED.values().stream()
                .flatMap(List::stream)
                .anyMatch(sentence -> sentence.matcher(message).matches());
    }

    /** That a failure is meant for people, rather than having escaped from within. */
    static void judgeSentence(IllegalArgumentException e, byte[] given) {
        String message = e.getMessage();
        if (e.getClass() != IllegalArgumentException.class
                || message == null
                || message.isBlank()
                || tellsOfInside(message, given)) {
            throw new AssertionError("no sentence", e);
        }
    }
}
