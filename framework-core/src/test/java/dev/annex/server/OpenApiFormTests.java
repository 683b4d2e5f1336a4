package dev.annex.server;

import static dev.annex.server.LoopbackServer.header;
import static dev.annex.server.LoopbackServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.openapi.protobuf.OpenApiProtobuf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D-20, D-22: the OpenAPI documents as JSON or protobuf, as sample-apiserver was recorded to choose. */
class OpenApiFormTests {

    private static final String V2 = "/openapi/v2";
    private static final String V3 = "/openapi/v3/apis/harbor.example.com/v1";
    private static final String PROTO = "application/com.github.proto-openapi.spec.";

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    private HttpResponse<byte[]> get(String path, String accept, String... headers) {
        var request = server.request(path).header("Accept", accept);
        return server.send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    /** What is in braces stands for protobuf of that version, its former name with an at sign. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{2@}|2|406",
                "{2.}|2|406",
                "{3@}|406|3",
                "{3.}|406|3",
                "application/json;q=0.5, {2@}, {3.}|2|3",
                "{2@};q=0.1, {3@};q=0.1, application/json|json|json",
                "{2@}, {3@}, application/json|2|3",
                "application/json, {2.}, {3.}|json|json",
                "{2.};q=0.1, {3.};q=0.1, */*|json|json",
                "*/*, {2@}, {3@}|2|3",
                "*/*;q=0.9, {2@};q=0.1|2|json",
                "{3@};q=0, */*;q=1|json|json",
                "text/html, {2.}, {3.}|2|3",
                "application/json/x, {2.}, {3@}|2|3",
                "{2@};foo=bar, {3@};foo=bar|2|3",
                "*/com.github.proto-openapi.spec.v2@v1.0+protobuf|2|406",
                "*/com.github.proto-openapi.spec.v3.v1.0+protobuf|406|3",
                "application/com.github.proto-openapi.spec.v2@V1.0+protobuf|406|406",
                "application/vnd.kubernetes.protobuf|406|406",
                "APPLICATION/JSON|406|406",
                "garbage|406|200",
                "gar/bage/x|406|200",
                "','|406|200"
            })
    void theFirstClauseThatCanBeServed(String accept, String v2, String v3) {
        String header = accept.replaceAll("\\{([23])@}", PROTO + "v$1@v1.0+protobuf")
                .replaceAll("\\{([23])\\.}", PROTO + "v$1.v1.0+protobuf");
        assertThat(form(get(V2, header))).isEqualTo(v2);
        assertThat(form(get(V3, header))).isEqualTo(v3);
        assertThat(form(get("/openapi/v3", header))).isEqualTo("json");
    }

    /** The form of an answer, or its status if there is nothing in it. */
    private static String form(HttpResponse<byte[]> answer) {
        String type = header(answer, "Content-Type");
        assertThat(answer.body().length > 0).isEqualTo(!type.isEmpty());
        if (type.isEmpty()) {
            return Integer.toString(answer.statusCode());
        }
        return type.equals("application/json")
                ? "json"
                : type.replaceFirst("application/com.github.proto-openapi.spec.v([23]).v1.0\\+protobuf", "$1");
    }

    @ParameterizedTest
    @CsvSource({V2 + ", v2@v1.0", V2 + ", v2.v1.0", V3 + ", v3@v1.0", V3 + ", v3.v1.0"})
    void protobufIsServedAsJsonIs(String path, String version) throws IOException {
        HttpResponse<byte[]> json = get(path, "application/json");
        HttpResponse<byte[]> whole = get(path, PROTO + version + "+protobuf");
        JsonNode document = json(new String(json.body(), UTF_8));
        assertThat(whole.body())
                .isEqualTo(path.equals(V2) ? OpenApiProtobuf.v2(document) : OpenApiProtobuf.v3(document));
        for (String name : new String[] {"ETag", "Last-Modified", "Vary", "Accept-Ranges"}) {
            assertThat(header(whole, name)).isEqualTo(header(json, name)).isNotEmpty();
        }
        String accept = PROTO + version + "+protobuf";
        assertThat(get(path, accept, "If-None-Match", header(json, "ETag")).statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> part = get(path, accept, "Range", "bytes=3-8");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 3, 9));
        HttpResponse<byte[]> zipped = get(path, accept, "Accept-Encoding", "gzip");
        assertThat(header(zipped, "Content-Encoding")).isEqualTo(path.equals(V2) ? "gzip" : ""); // E-24
        assertThat(path.equals(V2) ? unzip(zipped.body()) : zipped.body()).isEqualTo(whole.body());
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }

    @Test
    void hashesLeadToTheProtobufToo() { // D-22
        String accept = PROTO + "v3@v1.0+protobuf";
        HttpResponse<byte[]> stale = get(V3 + "?hash=x", accept);
        assertThat(stale.statusCode()).isEqualTo(301);
        assertThat(header(stale, "Content-Type")).isEqualTo(PROTO + "v3.v1.0+protobuf");
        HttpResponse<byte[]> forever = get(header(stale, "Location"), accept);
        assertThat(header(forever, "Cache-Control")).isEqualTo("public, immutable");
        assertThat(forever.body()).isEqualTo(get(V3, accept).body());
    }
}
