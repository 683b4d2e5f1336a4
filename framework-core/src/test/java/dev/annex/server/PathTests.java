package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static dev.annex.server.Harbor.ship;
import static dev.annex.server.LoopbackServer.header;
import static dev.annex.server.LoopbackServer.json;
import static dev.annex.server.LoopbackServer.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.filters.InFlightLimits;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is answered at paths that are not objects'. */
class PathTests {

    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi/v2/",
                "/openapi",
                "/openapi/v3x",
                "/healthz/",
                "/healthz/ping/",
                "/index.html/",
                "/apis//",
                "/foo/"
            })
    void pathsCountToTheLetter(String path) {
        HttpResponse<String> answer = server.fetch(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer.body()).path("paths").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apis/",
                "/apis/harbor.example.com//",
                "/apis/harbor.example.com/v1/",
                "/version//",
                SHIPS + "//"
            })
    void theApisPathsMayEndInSlashes(String path) {
        assertThat(server.fetch(path).statusCode()).isEqualTo(200);
    }

    @Test
    void belowTheVersionTheRouterAnswers() { // D-14, R-20
        assertThat(json(server.fetch("/version/x").body()).path("message").asText())
                .isEqualTo("the server could not find the requested resource");
        assertThat(server.send("POST", "/version", "{}").statusCode()).isEqualTo(405);
        assertThat(server.fetch("/version", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aPathThatEndsInAVerb() {
        HttpResponse<String> answer = server.fetch("/apis/harbor.example.com/v1/watch?a=1&b=2");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "Internal Server Error: \"/apis/harbor.example.com/v1/watch?a=1&amp;b=2\": failed to create"
                                + " RequestInfo: unable to determine kind and namespace from url, /apis/harbor.example.com/v1/watch\n");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEmpty();
    }

    @Test
    void namesAreCheckedLast() {
        String odd = SHIPS + "/a%25b";
        assertThat(server.fetch(odd, "Accept", "application/json;as=Nope").statusCode())
                .isEqualTo(406);
        assertThat(server.send("DELETE", odd + "?dryRun=x", "").statusCode()).isEqualTo(422);
        assertThat(json(server.send("PUT", odd, ship("a", "red").toString()).body())
                        .path("message")
                        .asText())
                .isEqualTo("the name of the object (a) does not match the name on the URL (a%b)");
        for (String method : List.of("GET", "DELETE", "PATCH")) {
            assertThat(json(server.send(method, odd, method.equals("PATCH") ? "{}" : "")
                                    .body())
                            .path("message")
                            .asText())
                    .isEqualTo("Name parameter invalid: \"a%b\": may not contain '%'");
        }
    }

    @Test
    void namesAreQuoted() { // E-07
        assertThat(json(server.fetch(SHIPS + "/a%00%0a").body()).path("message").asText())
                .isEqualTo("ships.harbor.example.com \"a\\x00\\n\" not found");
    }

    @ParameterizedTest
    @CsvSource({"namespaces//ships, 200", "namespaces/%2e%2e/ships, 500"})
    void namespacesThatAreNone(String path, int status) {
        HttpResponse<String> answer = server.fetch("/apis/harbor.example.com/v1/" + path);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 500) {
            assertThat(message(answer)).isEqualTo("invalid key: \"/harbor.example.com/ships/..\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AGGREGATED,
                "application/json," + AGGREGATED,
                "application/json;q=0.9," + AGGREGATED + ";q=0.1",
                AGGREGATED + ";profile=nopeer"
            })
    void anyClauseThatAsksForItGetsAggregatedDiscovery(String accept) { // D-10, D-11
        HttpResponse<String> answer = server.fetch("/apis", "Accept", accept);
        assertThat(header(answer, "Content-Type")).isEqualTo(AGGREGATED);
        assertThat(header(answer, "Vary")).isEqualTo("Accept");
        assertThat(answer.body())
                .startsWith("{\"kind\":\"APIGroupDiscoveryList\"")
                .endsWith("}\n");
        HttpResponse<String> again = server.fetch("/apis", "Accept", accept, "If-None-Match", header(answer, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void aggregatedDiscoveryHasAllForms() { // D-10
        HttpResponse<String> yaml = server.fetch("/apis", "Accept", AGGREGATED.replace("json", "yaml"));
        assertThat(header(yaml, "Content-Type")).isEqualTo(AGGREGATED.replace("json", "yaml"));
        assertThat(yaml.body()).startsWith("apiVersion: apidiscovery.k8s.io/v2\nitems:\n");
        HttpResponse<String> protobuf =
                server.fetch("/apis", "Accept", AGGREGATED.replace("json", "vnd.kubernetes.protobuf"));
        assertThat(protobuf.body()).startsWith("k8s\0").contains("apidiscovery.k8s.io/v2", "ships", "Namespaced");
        assertThat(server.fetch("/apis", "Accept", AGGREGATED, "User-Agent", "curl/8")
                        .body())
                .startsWith("{\n  ");
    }

    @Test
    void withoutThatClauseDiscoveryIsWhatItEverWas() { // D-03, D-10
        HttpResponse<String> answer = server.fetch("/apis", "Accept", AGGREGATED.replace("v=v2", "v=v2beta1") + ",*/*");
        assertThat(header(answer, "Vary")).isEmpty();
        assertThat(answer.body()).startsWith("{\"kind\":\"APIGroupList\",\"groups\":");
        assertThat(server.fetch("/apis", "Accept", "application/json;sv=v1").statusCode())
                .isEqualTo(406);
    }

    @Test
    void probesThatLeaveOutChecks() { // O-04
        assertThat(server.fetch("/healthz?verbose&exclude=zz&exclude=ping&exclude=a%22&exclude=ping")
                        .body())
                .isEqualTo("[+]ping excluded: ok\n[+]log ok\n[+]etcd ok\nwarn: some health checks cannot be excluded:"
                        + " no matches for \"a\\\"\",\"zz\"\nhealthz check passed\n");
    }

    @Test
    void singleChecks() { // O-05
        HttpResponse<String> passed = server.fetch("/readyz/ping");
        assertThat(passed.body()).isEqualTo("ok");
        assertThat(header(passed, "X-Content-Type-Options")).isEmpty();
        assertThat(header(server.fetch("/readyz"), "X-Content-Type-Options")).isEqualTo("nosniff");
        server.stop();
        assertThat(server.fetch("/readyz/shutdown").body())
                .isEqualTo("internal server error: process is shutting down\n");
    }

    @Test
    void whatTakesTooLongIsAnsweredWithoutAType() {
        try (LoopbackServer slow = LoopbackServer.start(InFlightLimits.DEFAULT, (user, request) -> Mono.never())) {
            HttpResponse<String> answer = slow.send(slow.request(SHIPS + "?timeout=50ms"));
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(header(answer, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(answer.body())
                    .isEqualTo("{\"metadata\":{},\"status\":\"Failure\",\"message\":\"Timeout: request did not complete"
                            + " within the allotted timeout\",\"reason\":\"Timeout\",\"details\":{},\"code\":504}\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | the object provided is unrecognized (must be of type Ship): Object 'Kind' is missing in '{}' ({})",
                "{\"kind\":\"Ship\"} | 400 | the API version in the data () does not match the expected API version (harbor.example.com/v1)",
                "{\"kind\":\"Ship\",\"apiVersion\":\"a/b/c\"} | 400 | the object provided is unrecognized (must be of type Ship):"
                        + " unexpected GroupVersion string: a/b/c ({\"kind\":\"Ship\",\"apiVersion\":\"a ...)",
                "{\"kind\":\"Dock\",\"apiVersion\":\"harbor.example.com/v1\",\"metadata\":{\"name\":\"a\"}} | 422"
                        + " | Dock.harbor.example.com \"a\" is invalid: kind: Invalid value: \"Dock\": must be Ship"
            },
            quoteCharacter = '`')
    void customResourcesSayWhatTheyAre(String body, int status, String message) {
        HttpResponse<String> answer = server.send("POST", SHIPS, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(message(answer)).isEqualTo(message);
    }

    @Test
    void whoIgnoresUnknownFieldsIsToldOfAMissingKindInOtherWords() {
        HttpResponse<String> answer = server.send("POST", SHIPS + "?fieldValidation=Ignore", "{}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer))
                .isEqualTo("Ship in version \"v1\" cannot be handled as a Ship: Object 'Kind' is missing in '{}'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"Dock\"} | Dock.harbor.example.com \"a\" is invalid: kind: Invalid value: \"Dock\": must be Ship",
                "{\"apiVersion\":\"x/v1\"} | Ship.x \"a\" is invalid: apiVersion: Invalid value: \"x/v1\": must be harbor.example.com/v1",
                "{\"apiVersion\":\"v1\",\"kind\":\"Y\"} | Y \"a\" is invalid: [kind: Invalid value: \"Y\": must be Ship,"
                        + " apiVersion: Invalid value: \"v1\": must be harbor.example.com/v1]"
            },
            quoteCharacter = '`')
    void customResourcesStayWhatTheyAre(String patch, String message) { // P-04
        JsonNode created = server.ask("POST", SHIPS, ship("a", "red").toString());
        HttpResponse<String> answer = server.send("PATCH", SHIPS + "/a", patch);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(message(answer)).isEqualTo(message);
        assertThat(json(server.fetch(SHIPS + "/a").body())).isEqualTo(created);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":null} | Object 'Kind' is missing in '",
                "{\"apiVersion\":\"a/b/c\"} | unexpected GroupVersion string: a/b/c",
                "{\"kind\":[]} | couldn't get version/kind; json parse error: json: cannot unmarshal array into Go struct field"
                        + " .kind of type string"
            },
            quoteCharacter = '`')
    void customResourcesSayWhatTheyAreWhenPatched(String patch, String message) { // P-04
        server.ask("POST", SHIPS, ship("a", "red").toString());
        HttpResponse<String> answer = server.send("PATCH", SHIPS + "/a", patch);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(message(answer))
                .startsWith(" \"\" is invalid: patch: Invalid value: ")
                .contains(message);
    }

    @Test
    void groupsOfCustomResourcesTellOfThemselvesWhateverTheMethod() { // D-04, D-05
        for (String path : List.of("/apis/harbor.example.com", "/apis/harbor.example.com/v1")) {
            assertThat(json(server.send("POST", path, "{}").body()))
                    .isEqualTo(json(server.fetch(path).body()));
        }
    }

    @Test
    void aTableThatCannotBeHadOfWhatIsGone() { // N-12
        server.ask("POST", SHIPS, ship("a", "red").toString());
        HttpResponse<String> answer = server.send(server.request(SHIPS + "/a?includeObject=x")
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .method("DELETE", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(server.fetch(SHIPS + "/a").statusCode()).isEqualTo(404);
    }
}
