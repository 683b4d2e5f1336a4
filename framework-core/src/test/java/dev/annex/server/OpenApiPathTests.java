package dev.annex.server;

import static dev.annex.server.LoopbackServer.header;
import static dev.annex.server.LoopbackServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D-20 to D-22: how the OpenAPI documents are served. */
class OpenApiPathTests {

    private static final String V2 = "/openapi/v2";
    private static final String V3 = "/openapi/v3/apis/harbor.example.com/v1";

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    @ParameterizedTest
    @ValueSource(strings = {V2, V3, "/openapi/v3"})
    void whoHasItAlreadyGetsNothing(String path) {
        HttpResponse<String> whole = server.fetch(path);
        String etag = header(whole, "ETag");
        String modified = header(whole, "Last-Modified");
        assertThat(server.fetch(path, "If-None-Match", "\"x\", W/" + etag).statusCode())
                .isEqualTo(304);
        HttpResponse<String> any = server.fetch(path, "If-None-Match", "*");
        assertThat(any.statusCode()).isEqualTo(304);
        assertThat(header(any, "ETag")).isEqualTo(etag);
        assertThat(header(any, "Last-Modified")).isEmpty();
        assertThat(server.fetch(path, "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(server.fetch(path, "If-None-Match", "\"x\"", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.fetch(path, "If-Match", "\"x\"").statusCode()).isEqualTo(412);
        assertThat(server.fetch(path, "If-Match", etag).body()).isEqualTo(whole.body());
        assertThat(server.fetch(path, "If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=0-9|0|10", "bytes=5-|5|0", "bytes=-7|-7|0", "bytes=3-99999999|3|0"})
    void partsCanBeHad(String range, int from, int to) {
        String whole = server.fetch(V3).body();
        int start = from < 0 ? whole.length() + from : from;
        int end = to == 0 ? whole.length() : to;
        HttpResponse<String> part = server.fetch(V3, "Range", range);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.substring(start, end));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + start + "-" + (end - 1) + "/" + whole.length());
        assertThat(server.fetch(V3, "Range", range, "If-Range", "\"x\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void partsThatAreNotThere() {
        HttpResponse<String> answer = server.fetch(V3, "Range", "bytes=99999999-");
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.body()).isEqualTo("invalid range: failed to overlap\n");
        assertThat(header(answer, "ETag")).isEmpty();
        assertThat(header(answer, "Content-Range")).startsWith("bytes */");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines=1-2", "bytes=5-2", "bytes=-", "bytes=1", "bytes=9999999999999999999-"})
    void whatIsNoRange(String range) {
        HttpResponse<String> answer = server.fetch(V3, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.body()).isEqualTo("invalid range\n");
        assertThat(header(answer, "Content-Range")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=", "bytes=0-1,4-5"})
    void noPartAndSeveralPartsAreTheWhole(String range) {
        assertThat(server.fetch(V3, "Range", range).body())
                .isEqualTo(server.fetch(V3).body());
    }

    @Test
    void writersAreToldThatTheirConditionDoesNotHold() {
        String etag = header(server.fetch(V3), "ETag");
        HttpResponse<String> answer = server.send(
                server.request(V3).method("POST", BodyPublishers.noBody()).header("If-None-Match", etag));
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Last-Modified")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {V2, V3, "/openapi/v3"})
    void headsAreThoseOfTheWhole(String path) {
        HttpResponse<String> head = server.send(
                server.request(path).method("HEAD", BodyPublishers.noBody()).header("Accept-Encoding", "gzip"));
        HttpResponse<String> whole = server.fetch(path);
        for (String name : List.of("Content-Length", "Content-Type", "ETag", "Last-Modified", "Vary")) {
            assertThat(header(head, name)).isEqualTo(header(whole, name));
        }
        assertThat(header(head, "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|gzip",
                "GZIP|gzip",
                "deflate, gzip;q=0.5|gzip",
                "deflate,gzip ; x=1|gzip",
                "gzip;q=0|''",
                "gzip;q=0.0, br|''",
                "*|''",
                "gzipped|''"
            })
    void codingsAreMoreOrLessWanted(String accepted, String coding) { // E-24
        HttpResponse<byte[]> v2 =
                server.send(server.request(V2).header("Accept-Encoding", accepted), BodyHandlers.ofByteArray());
        assertThat(header(v2, "Content-Encoding")).isEqualTo(coding);
    }

    @Test
    void versionTwoAloneIsCompressed() throws IOException { // E-24
        HttpResponse<byte[]> v2 =
                server.send(server.request(V2).header("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertThat(header(v2, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(v2, "Vary")).isEqualTo("Accept-Encoding|Accept");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(v2.body()))) {
            assertThat(in.readAllBytes()).asString().isEqualTo(server.fetch(V2).body());
        }
        assertThat(header(server.fetch(V3, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEmpty();
        assertThat(header(server.fetch("/openapi/v3"), "Vary")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, 200",
        "*, 200",
        "*/json, 200",
        "application/*;q=0.1, 200",
        "text/html, 406",
        "application/yaml, 406"
    })
    void jsonIsWhatMostGet(String accept, int status) {
        assertThat(server.fetch(V2, "Accept", accept).statusCode()).isEqualTo(status);
        assertThat(server.fetch(V3, "Accept", accept).statusCode()).isEqualTo(status);
        assertThat(server.fetch("/openapi/v3", "Accept", accept).statusCode()).isEqualTo(200);
    }

    @Test
    void hashesLeadToTheDocument() { // D-22
        String fresh = json(server.fetch("/openapi/v3").body())
                .path("paths")
                .path("apis/harbor.example.com/v1")
                .path("serverRelativeURL")
                .asText();
        HttpResponse<String> stale = server.fetch(V3 + "?hash=x");
        assertThat(stale.statusCode()).isEqualTo(301);
        assertThat(header(stale, "Location")).isEqualTo(fresh);
        assertThat(header(stale, "Content-Type")).isEqualTo("application/json");
        assertThat(header(stale, "ETag")).isEqualTo(header(server.fetch(V3), "ETag"));
        HttpResponse<String> forever = server.fetch(fresh);
        assertThat(header(forever, "Cache-Control")).isEqualTo("public, immutable");
        assertThat(header(forever, "Expires")).endsWith(" UTC");
        assertThat(forever.body()).isEqualTo(server.fetch(V3 + "?hash=").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/v3/", "/openapi/v3/nope", V3 + "/"})
    void documentsThatAreNotThereAreEmpty(String path) { // D-22
        HttpResponse<String> answer = server.fetch(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Type")).isEmpty();
        assertThat(header(answer, "Vary")).isEmpty();
        HttpResponse<String> refused = server.fetch(path, "Accept", "text/html");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(header(refused, "Vary")).isEqualTo("Accept");
    }
}
