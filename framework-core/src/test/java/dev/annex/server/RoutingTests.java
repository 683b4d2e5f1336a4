package dev.annex.server;

import static dev.annex.server.LoopbackServer.json;
import static dev.annex.server.LoopbackServer.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods, paths and media types lead where: to native kinds by a router, to custom resources by one handler. */
class RoutingTests {

    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    @AutoClose
    private LoopbackServer server;

    private HttpResponse<String> ask(String method, String path) {
        return server.send(server.request(path).method(method, BodyPublishers.noBody()));
    }

    @Nested
    class NativeKinds {

        @BeforeEach
        void start() {
            server = LoopbackServer.start(new Rafts());
        }

        @ParameterizedTest
        @ValueSource(strings = {"HEAD", "OPTIONS", "PUT"})
        void methodsWithoutARouteAreNotAllowed(String method) {
            HttpResponse<String> answer = ask(method, Rafts.PATH);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).isEmpty();
            if (!method.equals("HEAD")) {
                assertThat(answer.body().strip())
                        .isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                                + "\"message\":\"the server does not allow this method on the requested resource\","
                                + "\"reason\":\"MethodNotAllowed\",\"details\":{},\"code\":405}");
            }
        }

        @Test
        void itemsAreNotPostedTo() {
            assertThat(server.send("POST", Rafts.PATH + "/a", "{}").statusCode())
                    .isEqualTo(405);
        }

        @Test
        void anEmptyListHasProtobuf() { // N-05
            HttpResponse<String> empty = server.fetch(Rafts.PATH, "Accept", PROTOBUF);
            assertThat(empty.statusCode()).isEqualTo(200);
            assertThat(empty.body()).startsWith("k8s\0").contains("RaftList");
            server.ask("POST", Rafts.PATH, "{\"metadata\":{\"name\":\"a\"}}");
            assertThat(server.fetch(Rafts.PATH, "Accept", PROTOBUF + ",application/json")
                            .statusCode())
                    .isEqualTo(406);
        }
    }

    @Nested
    class CustomResourceKinds {

        private static final String SHIPS = Harbor.SHIPS;

        @BeforeEach
        void start() {
            server = LoopbackServer.start(CustomResources.read("/conformance/ship-crd.yaml"));
        }

        @ParameterizedTest
        @CsvSource({
            "OPTIONS, , ''",
            "TRACE, /a, ''",
            "POST, /a/status, create",
            "POST, /a/scale, create",
            "DELETE, /a/scale, delete"
        })
        void methodsAreRefusedByTheirVerb(String method, String path, String verb) {
            HttpResponse<String> answer = ask(method, SHIPS + (path == null ? "" : path));
            assertThat(answer.statusCode()).isEqualTo(405);
            JsonNode status = json(answer.body());
            assertThat(status.path("message").asText())
                    .isEqualTo(verb + " is not supported on resources of kind \"ships.harbor.example.com\"");
            assertThat(status.path("details").toString())
                    .isEqualTo("{\"group\":\"harbor.example.com\",\"kind\":\"ships\"}");
        }

        @Test
        void headIsAnsweredAsGetWithoutABody() {
            HttpResponse<String> answer = ask("HEAD", SHIPS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(ask("HEAD", SHIPS + "/a").statusCode()).isEqualTo(404);
        }

        @Test
        void partsThatThereAreNotAreObjectsThatThereAreNot() {
            HttpResponse<String> answer = ask("GET", SHIPS + "/a/cargo");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(message(answer)).isEqualTo("ships.harbor.example.com \"a\" not found");
        }

        @Test
        void namespacesAreNotWrittenToAsOne() {
            HttpResponse<String> answer = server.send("POST", "/apis/harbor.example.com/v1/ships", "{}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("404 page not found\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PUT", "PATCH"})
        void collectionsAreNoObjects(String method) {
            HttpResponse<String> answer = server.send(method, SHIPS, "application/merge-patch+json", "{}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(message(answer)).isEqualTo("name must be provided");
        }

        @Test
        void clientsGetTheirNextChoiceAfterProtobuf() { // N-05
            HttpResponse<String> answer = server.fetch(SHIPS, "Accept", PROTOBUF + ",application/json");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(server.fetch(SHIPS, "Accept", PROTOBUF).statusCode()).isEqualTo(406);
            assertThat(server.fetch(SHIPS + "?watch=1&timeoutSeconds=1", "Accept", PROTOBUF)
                            .statusCode())
                    .isEqualTo(406);
            assertThat(server.fetch(SHIPS, "Accept", "application/*").statusCode())
                    .isEqualTo(200);
            HttpResponse<String> metadata =
                    server.fetch(SHIPS, "Accept", PROTOBUF + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");
            assertThat(metadata.statusCode()).isEqualTo(200);
            assertThat(metadata.body()).startsWith("k8s\0");
        }

        @Test
        void whatIsNotProducedIsRefusedInTheHandlersWords() {
            HttpResponse<String> answer = server.fetch(SHIPS, "Accept", "text/plain");
            assertThat(answer.statusCode()).isEqualTo(406);
            JsonNode status = json(answer.body());
            assertThat(status.path("message").asText())
                    .isEqualTo("only the following media types are accepted: application/json, application/yaml, "
                            + PROTOBUF);
            assertThat(status.has("details")).isFalse();
        }
    }
}
