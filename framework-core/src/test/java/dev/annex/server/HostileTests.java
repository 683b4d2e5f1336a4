package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static dev.annex.server.Harbor.ship;
import static dev.annex.server.LoopbackServer.json;
import static dev.annex.server.LoopbackServer.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send that mean harm, or do not know better, and go away without a word. */
class HostileTests {

    private static final int LIMIT = 3 << 20;

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static String deep(int depth) {
        return "{\"apiVersion\":\"harbor.example.com/v1\",\"kind\":\"Ship\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"anything\":"
                + nested(depth - 2) + "}}";
    }

    /** What can be sent can be stored and read, though what is made of it is nested deeper still. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void theDeepestObjectCanBeReadInEveryForm(String type) {
        assertThat(server.send("POST", SHIPS, type, deep(type.endsWith("json") ? 1_000 : 990))
                        .statusCode())
                .isEqualTo(201);
        for (String accept : new String[] {
            "application/json",
            "application/yaml",
            "application/json;as=Table;v=v1;g=meta.k8s.io",
            "application/json;pretty=1"
        }) {
            for (String path : new String[] {SHIPS, SHIPS + "/a", SHIPS + "?includeObject=Object"}) {
                assertThat(server.send(server.request(path).header("Accept", accept))
                                .statusCode())
                        .as("%s as %s", path, accept)
                        .isEqualTo(200);
            }
        }
        String applied = deep(900);
        assertThat(server.send("PATCH", SHIPS + "/a?fieldManager=m&force=1", "application/apply-patch+yaml", applied)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsDeeperIsRefused() {
        HttpResponse<String> refused = server.send("POST", SHIPS, "application/json", deep(1_001));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("exceeded max depth");
        assertThat(server.send("POST", SHIPS, "application/json", "[".repeat(LIMIT - 1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", SHIPS, "application/yaml", "[".repeat(10_000))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void bodiesOverTheLimitAreRefused(String method) {
        server.ask("POST", SHIPS, ship("a", "red").toString());
        String path = method.equals("POST") ? SHIPS : SHIPS + "/a";
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        byte[] body = (" ".repeat(LIMIT - 1) + "{}").getBytes(StandardCharsets.UTF_8);
        for (var publisher : new java.net.http.HttpRequest.BodyPublisher[] {
            BodyPublishers.ofByteArray(body), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
        }) {
            HttpResponse<String> answer = server.send(
                    server.request(path).header("Content-Type", type).method(method, publisher));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(message(answer)).isEqualTo("Request entity too large: limit is 3145728");
            assertThat(json(answer.body()).path("reason").asText()).isEqualTo("RequestEntityTooLarge");
        }
        assertThat(server.get(SHIPS).path("items")).hasSize(1);
    }

    @Test
    void patchesHaveNoMoreThanTenThousandOperations() { // P-10
        server.ask("POST", SHIPS, ship("a", "red").toString());
        String operation = "{\"op\":\"test\",\"path\":\"/spec/color\",\"value\":\"red\"}";
        String most = operation + ("," + operation).repeat(9_999);
        String type = "application/json-patch+json";
        assertThat(server.send("PATCH", SHIPS + "/a", type, "[" + most + "]").statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = server.send("PATCH", SHIPS + "/a", type, "[" + most + "," + operation + "]");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("The allowed maximum operations in a JSON patch is 10000, got 10001");
    }

    @Test
    void aliasesDoNotMultiply() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");
        }
        assertThat(server.send("POST", SHIPS, "application/yaml", laughs.toString())
                        .statusCode())
                .isEqualTo(400);
    }

    /** Nobody says that bodies could be compressed, and nobody takes them apart. */
    @Test
    void compressedBodiesAreNoJson() {
        var request = server.request(SHIPS)
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0}));
        assertThat(server.send(request).statusCode()).isEqualTo(400);
    }

    /** A token may come from another replica, whose writes are not known here yet; what is older is no answer. */
    @Test
    void pagesOfTheFutureAreWaitedFor() { // W-25
        server.ask("POST", SHIPS, ship("a", "red").toString());
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"v\":\"meta.k8s.io/v1\",\"rv\":1000000,\"start\":\"a\\u0000\"}"
                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = server.send("GET", SHIPS + "?limit=1&continue=" + token, "");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("Too large resource version: 1000000");
    }

    private Socket connect(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
        socket.getOutputStream()
                .write((head + "\r\n\r\n")
                        .replace("\n", "\r\n")
                        .replace("\r\r", "\r")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** */
    @Test
    void bodiesThatDoNotComeAreNotWaitedFor() throws IOException {
        try (Socket socket = connect("POST " + SHIPS + "?timeout=300ms HTTP/1.1\nHost: x\nContent-Length: 100")) {
            socket.getOutputStream().write('{');
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            String text = new String(answer, 0, Math.max(length, 0), StandardCharsets.UTF_8);
            assertThat(text).startsWith("HTTP/1.1 504");
        }
    }

    /** As curl sends it when it is not told otherwise; Go takes nearly every character as it is (W-02). */
    @Test
    void targetsNeedNoEscapes() throws IOException {
        server.ask("POST", SHIPS, ship("a", "red").toString());
        String query = "fieldSelector=spec.color=\"red\"&labelSelector=age>1&broken=%zz";
        try (Socket socket = connect("GET " + SHIPS + "?" + query + " HTTP/1.1\nHost: x\nConnection: close")) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"items\":[]");
        }
        try (Socket socket = connect("GET ships HTTP/1.1\nHost: x")) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    /** Those who are gone before their watch begins, too. */
    @Test
    void watchesOfClientsThatAreGoneEnd() throws IOException {
        server.ask("POST", SHIPS, ship("a", "red").toString());
        for (int i = 0; i < 100; i++) {
            String query = i % 2 == 0 ? "&resourceVersion=1" : "&allowWatchBookmarks=1";
            Socket socket = connect("GET " + SHIPS + "?watch=1" + query + " HTTP/1.1\nHost: x");
            socket.setSoLinger(true, 0);
            if (i % 3 == 0) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            socket.close();
        }
        server.get(SHIPS);
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                server.watches() > 0 && System.nanoTime() < deadline; ) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(server.watches()).isZero();
    }
}
