package dev.annex.test.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.test.conformance.Step.Call;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class WireClientTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String EMPTY = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "TRACE, /apis",
        "FOO, /apis",
        "GET, /apis//one",
        "GET, /apis/../x/./y",
        "GET, /apis/%zz?a=|b|&c={d}\"#e",
    })
    void anyMethodAndAnyPathIsSentAsWritten(String method, String path) throws Exception {
        try (RawServer server = new RawServer((head, out) -> RawServer.write(out, EMPTY));
                WireClient client = new WireClient(Target.at(server.uri()));
                WireExchange exchange = client.send(new Call(method, path, Map.of(), null))) {
            assertThat(exchange.head(PATIENCE).status().code()).isEqualTo(200);
            assertThat(exchange.body(PATIENCE)).isEmpty();
            assertThat(server.heads().get(0)).startsWith(method + " " + path + " HTTP/1.1\r\n");
        }
    }

    @Test
    void anyHeaderIsSentAsWritten() throws Exception {
        try (RawServer server = new RawServer((head, out) -> RawServer.write(out, EMPTY));
                WireClient client =
                        new WireClient(Target.at(server.uri()).withHeaders(Map.of("Authorization", "Bearer t")));
                WireExchange exchange =
                        client.send(new Call("GET", "/", Map.of("Connection", "Upgrade", "Expect", "x"), null))) {
            exchange.head(PATIENCE);
            assertThat(server.heads().get(0))
                    .contains("Connection: Upgrade\r\n", "Expect: x\r\n", "Authorization: Bearer t\r\n")
                    .doesNotContainIgnoringCase("content-length")
                    .doesNotContainIgnoringCase("\r\naccept:");
        }
    }

    @Test
    void theAnswerToHeadHasNoBody() throws Exception {
        try (RawServer server = new RawServer(
                        (head, out) -> RawServer.write(out, "HTTP/1.1 405 No\r\ncontent-length: 99\r\n\r\n"));
                WireClient client = new WireClient(Target.at(server.uri()));
                WireExchange exchange = client.send(new Call("HEAD", "/", Map.of(), null))) {
            assertThat(exchange.head(PATIENCE).status().code()).isEqualTo(405);
            assertThat(exchange.body(PATIENCE)).isEmpty();
        }
    }

    @Test
    void anAnswerMayComeBeforeTheRequestIsComplete() throws Exception {
        try (RawServer server = new RawServer((head, out) -> {
                    RawServer.write(out, "HTTP/1.1 413 Large\r\ncontent-length: 3\r\n\r\nbig");
                    out.flush();
                    sleep();
                });
                WireClient client = new WireClient(Target.at(server.uri()));
                WireExchange exchange = client.send(new Call("POST", "/", Map.of(), "x".repeat(30_000_000)))) {
            assertThat(exchange.head(PATIENCE).status().code()).isEqualTo(413);
            assertThat(new String(exchange.body(PATIENCE), UTF_8)).isEqualTo("big");
        }
    }

    @Test
    void allValuesOfAHeaderAreKept() throws Exception {
        try (RawServer server = new RawServer(
                        (head, out) -> RawServer.write(
                                out,
                                "HTTP/1.1 200 OK\r\nWarning: 299 - \"a\"\r\nWarning: 299 - \"b\"\r\nContent-Length: 0\r\n\r\n"));
                WireClient client = new WireClient(Target.at(server.uri()));
                WireExchange exchange = client.send(new Call("GET", "/", Map.of(), null))) {
            HttpResponse head = exchange.head(PATIENCE);
            assertThat(head.headers().getAll("warning")).containsExactly("299 - \"a\"", "299 - \"b\"");
        }
    }

    @Test
    void aBrokenBodyIsAFailure() throws Exception {
        try (RawServer server = new RawServer((head, out) ->
                        RawServer.write(out, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"));
                WireClient client = new WireClient(Target.at(server.uri()));
                WireExchange exchange = client.send(new Call("GET", "/", Map.of(), null))) {
            exchange.head(PATIENCE);
            assertThatThrownBy(() -> exchange.body(PATIENCE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void silenceIsAFailureInTime() throws Exception {
        try (RawServer server = new RawServer((head, out) -> sleep());
                WireClient client = new WireClient(Target.at(server.uri()));
                WireExchange exchange = client.send(new Call("GET", "/", Map.of(), null))) {
            assertThatThrownBy(() -> exchange.head(Duration.ofMillis(50))).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aPathThatIsNoneFailsAtOnce() throws Exception {
        try (RawServer server = new RawServer((head, out) -> RawServer.write(out, EMPTY));
                WireClient client = new WireClient(Target.at(server.uri()))) {
            assertThatThrownBy(() -> client.send(new Call("GET", "/a b\r\nX: y", Map.of(), null))
                            .head(PATIENCE))
                    .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
