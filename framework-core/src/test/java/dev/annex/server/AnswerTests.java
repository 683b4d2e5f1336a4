package dev.annex.server;

import static dev.annex.server.Harbor.DOCKS;
import static dev.annex.server.Harbor.SHIPS;
import static dev.annex.server.Harbor.ship;
import static dev.annex.server.LoopbackServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTests {

    private static final int GZIP_ABOVE = 128 << 10;

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    private HttpResponse<byte[]> bytes(String path, String acceptEncoding) {
        return server.send(server.request(path).header("Accept-Encoding", acceptEncoding), BodyHandlers.ofByteArray());
    }

    @Test
    void whatIsLargeIsZippedForThoseWhoTakeIt() throws IOException { // E-24
        server.ask("POST", SHIPS, ship("large", "x".repeat(GZIP_ABOVE)).toString());
        server.ask("POST", SHIPS, ship("small", "red").toString());
        byte[] plain = bytes(SHIPS + "/large", "gzip;q=1.0").body();
        assertThat(plain).hasSizeGreaterThan(GZIP_ABOVE).startsWith('{');
        HttpResponse<byte[]> zipped = bytes(SHIPS + "/large", "deflate, gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Vary")).contains("Accept-Encoding");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
        assertThat(bytes(SHIPS + "/small", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void theLimitOfZippingIsAboveNotAt() { // E-24
        server.ask("POST", SHIPS, ship("a", "").toString());
        int empty = bytes(SHIPS + "/a", "identity").body().length;
        server.ask("PATCH", SHIPS + "/a", "{\"metadata\":{\"labels\":{\"l\":\"1\"}}}");
        int changed = bytes(SHIPS + "/a", "identity").body().length;
        assertThat(changed).isGreaterThan(empty);
        server.ask("PATCH", SHIPS + "/a", "{\"spec\":{\"color\":\"" + "x".repeat(GZIP_ABOVE - changed) + "\"}}");
        int off = bytes(SHIPS + "/a", "identity").body().length - GZIP_ABOVE;
        server.ask("PATCH", SHIPS + "/a", "{\"spec\":{\"color\":\"" + "y".repeat(GZIP_ABOVE - changed - off) + "\"}}");
        HttpResponse<byte[]> at = bytes(SHIPS + "/a", "gzip");
        assertThat(at.body()).hasSize(GZIP_ABOVE);
        assertThat(at.headers().firstValue("Content-Encoding")).isEmpty();
        server.ask(
                "PATCH", SHIPS + "/a", "{\"spec\":{\"color\":\"" + "z".repeat(GZIP_ABOVE - changed - off + 1) + "\"}}");
        assertThat(bytes(SHIPS + "/a", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void bodiesAreLimited(String method) {
        server.ask("POST", SHIPS, ship("a", "red").toString());
        String path = method.equals("POST") ? SHIPS : SHIPS + "/a";
        HttpResponse<String> answer = server.send(method, path, " ".repeat((3 << 20) + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        JsonNode status = json(answer.body());
        assertThat(status.path("reason").asText()).isEqualTo("RequestEntityTooLarge");
        assertThat(status.path("message").asText()).isEqualTo("Request entity too large: limit is 3145728");
    }

    @Test
    void aBodyOfTheLimitsSizeIsTaken() {
        String ship = ship("a", "red").toString();
        String padded = ship + " ".repeat((3 << 20) - ship.length());
        assertThat(server.send("POST", SHIPS, padded).statusCode()).isEqualTo(201);
    }

    @Test
    void warningsAreQuoted() {
        HttpResponse<String> answer = server.fetch(DOCKS);
        assertThat(answer.headers().allValues("Warning")).containsExactly("299 - \"mind the \\\"gap\\\" \\\\ step\"");
        assertThat(server.fetch(SHIPS).headers().allValues("Warning")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apis/harbor.example.com/v1/whales", "/apis/harbor.example.com/v9/ships"})
    void pathsBelowAGroupOfCustomResourcesThatLeadNowhere(String path) {
        HttpResponse<String> answer = server.fetch(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/foo", "/apis/other.example.com/v1/ships"})
    void pathsThatLeadNowhereAtAll(String path) {
        HttpResponse<String> answer = server.fetch(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer.body()).path("paths").toString())
                .contains("\"/apis\"", "\"/apis/harbor.example.com/v1\"");
    }

    @Test
    void aConnectionIsOfUseAfterAFailure() {
        for (int i = 0; i < 20; i++) {
            var request = server.request(SHIPS + "/none" + i).timeout(Duration.ofSeconds(5));
            assertThat(server.send(request).statusCode()).isEqualTo(404);
            server.ask("POST", SHIPS, ship("none" + i, "red").toString());
        }
    }

    @Test
    void objectsThatAreNotThere() { // E-07
        HttpResponse<String> answer = server.fetch(SHIPS + "/none");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body().strip())
                .isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                        + "\"message\":\"ships.harbor.example.com \\\"none\\\" not found\",\"reason\":\"NotFound\","
                        + "\"details\":{\"name\":\"none\",\"group\":\"harbor.example.com\",\"kind\":\"ships\"},"
                        + "\"code\":404}");
    }
}
