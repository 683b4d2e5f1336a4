package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a real kube-apiserver said of good and bad objects of two CustomResourceDefinitions, and this server says. */
class CustomResourceValidationTests {

    /** They show what rules find, and there are no rules here. */
    private static final Set<String> ABOUT_RULES = Set.of("schema-ratchet-rule", "schema-stages");

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(CustomResources.read("/conformance/ship-crd.yaml"));

    @TestFactory
    Stream<DynamicTest> recorded() throws IOException {
        try (InputStream json =
                CustomResourceValidationTests.class.getResourceAsStream("/conformance/ship-schema.json")) {
            JsonNode recording = Json.mapper().readTree(Objects.requireNonNull(json));
            return StreamSupport.stream(recording.path("scenarios").spliterator(), false)
                    .filter(scenario ->
                            !ABOUT_RULES.contains(scenario.path("id").asText()))
                    .map(scenario -> DynamicTest.dynamicTest(scenario.path("id").asText(), () -> replay(scenario)));
        }
    }

    @Test
    void anApplicationsNullsAreJudged() { // P-34
        String ships = "/apis/harbor.example.com/v1/namespaces/nulls/ships";
        String ship = "{'apiVersion':'harbor.example.com/v1','kind':'Ship','metadata':{'name':'x'},'spec':"
                + "{'class':'cargo','ports':null,'speed':null}}";
        assertThat(server.send("POST", ships, ship.replace('\'', '"')).statusCode())
                .as("other bodies may say null for nothing")
                .isEqualTo(201);
        HttpResponse<String> answer =
                server.send("PATCH", ships + "/x?fieldManager=m", "application/apply-patch+yaml", ship);
        assertThat(LoopbackServer.json(answer.body()).at("/details/causes"))
                .extracting(cause -> cause.path("message").asText())
                .containsExactlyInAnyOrder(
                        "Invalid value: \"null\": spec.ports in body must be of type array: \"null\"",
                        "Invalid value: \"null\": spec.speed in body must be of type integer,string: \"null\"",
                        "Invalid value: null: some validation rules were not checked because the object was invalid;"
                                + " correct the existing errors to complete validation");
    }

    @Test
    void aStatusAppliedAsNullIsNone() { // L-70, P-34
        String ships = "/apis/harbor.example.com/v1/namespaces/nostatus/ships";
        String type = "{'apiVersion':'harbor.example.com/v1','kind':'Ship','metadata':{'name':'x'},";
        server.ask("POST", ships, (type + "'spec':{'class':'cargo'}}").replace('\'', '"'));
        HttpResponse<String> answer = server.send(
                "PATCH", ships + "/x/status?fieldManager=m", "application/apply-patch+yaml", type + "'status':null}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(LoopbackServer.json(answer.body()).has("status")).isFalse();
    }

    private void replay(JsonNode scenario) {
        Map<String, String> variables =
                new HashMap<>(Map.of("ns", scenario.path("id").asText()));
        for (JsonNode step : scenario.path("steps")) {
            HttpResponse<String> answer = send(step, variables);
            JsonNode body = LoopbackServer.json(answer.body());
            JsonNode expected = step.path("expect");
            assertThat(answer.statusCode())
                    .as(answer.body())
                    .isEqualTo(expected.path("status").asInt());
            assertThat(answer.headers().allValues("warning"))
                    .isEqualTo(
                            expected.path("headers").has("warning")
                                    ? List.of(expected.path("headers")
                                            .path("warning")
                                            .asText())
                                    : List.of());
            if (expected.has("body")) {
                compare(body, expected.path("body"), step.path("unordered").asBoolean(), variables);
            }
            step.path("capture")
                    .properties()
                    .forEach(capture -> variables.put(
                            capture.getKey(),
                            body.at(capture.getValue().asText()).asText()));
        }
    }

    private HttpResponse<String> send(JsonNode step, Map<String, String> variables) {
        HttpRequest.Builder request = server.request(fill(step.path("path").asText(), variables))
                .header(
                        "Content-Type",
                        step.path("headers").path("Content-Type").asText("application/json"))
                .header("User-Agent", "vectors/1.0");
        return server.send(
                step.has("body")
                        ? request.method(
                                step.path("method").asText(),
                                BodyPublishers.ofString(fill(step.path("body").toString(), variables)))
                        : request.method(step.path("method").asText(), BodyPublishers.noBody()));
    }

    private static void compare(JsonNode answer, JsonNode recorded, boolean unordered, Map<String, String> variables) {
        JsonNode expected = LoopbackServer.json(recorded.toString().replace("<ns>", variables.get("ns")));
        JsonNode causes = answer.path("details").path("causes");
        if (unordered) {
            assertThat(causes)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.path("details").path("causes"));
        } else {
            assertThat(causes)
                    .containsExactlyElementsOf(expected.path("details").path("causes"));
            assertThat(answer.path("message")).isEqualTo(expected.path("message"));
        }
    }

    private static String fill(String text, Map<String, String> variables) {
        String filled = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return filled;
    }
}
