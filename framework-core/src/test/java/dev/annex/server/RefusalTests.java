package dev.annex.server;

import static dev.annex.server.LoopbackServer.SHIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annex.authorization.Decision;
import dev.annex.filters.InFlightLimits;
import dev.annex.storage.memory.MemoryStorage;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What a server says that is too busy, or going away. */
class RefusalTests {

    @Test
    void requestsAreRefusedWhileTooManyAreUnderWay() throws Exception { // O-21
        Sinks.Empty<Void> gate = Sinks.empty();
        CountDownLatch held = new CountDownLatch(1);
        try (MemoryStorage storage = new MemoryStorage();
                LoopbackServer server = LoopbackServer.start(storage, new InFlightLimits(1, 1), (user, request) -> {
                    if (request.name().equals("held")) {
                        held.countDown();
                        return gate.asMono().thenReturn(Decision.allow());
                    }
                    return Mono.just(Decision.allow());
                })) {
            CompletableFuture<HttpResponse<String>> first =
                    CompletableFuture.supplyAsync(() -> server.send(server.request(SHIPS + "/held")));
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            HttpResponse<String> refused = server.send(server.request(SHIPS));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).isEqualTo("Too many requests, please try again later.\n");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(server.send("POST", SHIPS, "{}").statusCode()).isNotEqualTo(429);
            try (Stream<String> watch = server.watch(SHIPS + "?watch=1&timeoutSeconds=1")) {
                assertThat(watch).isEmpty();
            }
            gate.tryEmitEmpty();
            assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
            assertThat(server.send(server.request(SHIPS)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void zeroStandsForAnyNumber() {
        try (MemoryStorage storage = new MemoryStorage();
                LoopbackServer server = LoopbackServer.start(
                        storage, new InFlightLimits(0, 0), (user, request) -> Mono.just(Decision.allow()))) {
            assertThat(server.send(server.request(SHIPS)).statusCode()).isEqualTo(200);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new InFlightLimits(-1, 0));
    }

    @Test
    void requestsAreSentElsewhereWhileTheServerGoesAway() { // O-07, O-30
        try (MemoryStorage storage = new MemoryStorage();
                LoopbackServer server = LoopbackServer.start(storage)) {
            assertThat(server.send(server.request("/readyz")).body()).isEqualTo("ok");
            server.stop();
            HttpResponse<String> refused = server.send(server.request(SHIPS));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body().strip())
                    .isEqualTo(
                            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                                    + "\"message\":\"apiserver is shutting down\",\"reason\":\"ServiceUnavailable\",\"code\":503}");
            assertThat(server.send(server.request("/readyz")).statusCode()).isEqualTo(500);
            assertThat(server.send(server.request("/readyz/shutdown")).body()).contains("process is shutting down");
            assertThat(server.send(server.request("/livez")).statusCode()).isEqualTo(200);
        }
    }
}
