package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annex.authorization.Decision;
import dev.annex.filters.InFlightLimits;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a server says that is too busy, or going away. */
class RefusalTests {

    @Test
    void requestsAreRefusedWhileTooManyAreUnderWay() throws Exception { // O-21
        Gate gate = new Gate();
        try (LoopbackServer server = LoopbackServer.start(new InFlightLimits(1, 1), gate)) {
            CompletableFuture<HttpResponse<String>> first = gate.hold(server);
            HttpResponse<String> refused = server.fetch(SHIPS);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).isEqualTo("Too many requests, please try again later.\n");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(server.send("POST", SHIPS, "{}").statusCode()).isNotEqualTo(429);
            try (Stream<String> watch = server.watch(SHIPS + "?watch=1&timeoutSeconds=1")) {
                assertThat(watch).isEmpty();
            }
            gate.open();
            assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
            assertThat(server.fetch(SHIPS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void zeroStandsForAnyNumber() {
        try (LoopbackServer server =
                LoopbackServer.start(new InFlightLimits(0, 0), (user, request) -> Mono.just(Decision.allow()))) {
            assertThat(server.fetch(SHIPS).statusCode()).isEqualTo(200);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new InFlightLimits(-1, 0));
    }

    @Test
    void requestsAreSentElsewhereWhileTheServerGoesAway() { // O-07, O-30
        try (LoopbackServer server = LoopbackServer.start()) {
            assertThat(server.fetch("/readyz").body()).isEqualTo("ok");
            server.stop();
            HttpResponse<String> refused = server.fetch(SHIPS);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body().strip())
                    .isEqualTo(
                            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                                    + "\"message\":\"apiserver is shutting down\",\"reason\":\"ServiceUnavailable\",\"code\":503}");
            assertThat(server.fetch("/readyz").statusCode()).isEqualTo(500);
            assertThat(server.fetch("/readyz/shutdown").body()).contains("process is shutting down");
            assertThat(server.fetch("/livez").statusCode()).isEqualTo(200);
        }
    }
}
