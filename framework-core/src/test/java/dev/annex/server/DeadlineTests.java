package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.authorization.Authorizer;
import dev.annex.authorization.Decision;
import dev.annex.filters.InFlightLimits;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** what comes at the deadline. */
class DeadlineTests {

    private static final int ROUNDS = 150;
    private static final int AT_ONCE = 32;
    private static final String LATE = "{\"metadata\":{},\"status\":\"Failure\",\"message\":\"Timeout: request did not"
            + " complete within the allotted timeout\",\"reason\":\"Timeout\",\"details\":{},\"code\":504}\n";

    private final HttpClient client = HttpClient.newHttpClient();
    /** Takes about as long as the deadline, so that both answers are often ready at the same time, in two threads. */
    private final Authorizer slow = (user, request) -> Mono.fromSupplier(DeadlineTests::spin)
            .subscribeOn(Schedulers.boundedElastic())
            .thenReturn(Decision.allow());

    private static long spin() {
        long end = System.nanoTime() + ThreadLocalRandom.current().nextInt(50_000, 150_000);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return end;
    }

    @Test
    void oneOfTwoAnswersIsGivenWhole() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(InFlightLimits.DEFAULT, slow)) {
            HttpRequest request = server.request(Harbor.SHIPS + "?timeout=100us")
                    .timeout(Duration.ofSeconds(20))
                    .build();
            Set<Integer> codes = new HashSet<>();
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    answers.add(client.sendAsync(request, BodyHandlers.ofString()));
                }
                for (CompletableFuture<HttpResponse<String>> each : answers) {
                    HttpResponse<String> answer = each.get(30, TimeUnit.SECONDS);
                    codes.add(answer.statusCode());
                    if (answer.statusCode() == 504) {
                        assertThat(answer.body()).isEqualTo(LATE);
                    } else {
                        assertThat(answer.statusCode()).isEqualTo(200);
                        assertThat(answer.body())
                                .startsWith("{\"kind\":\"ShipList\"")
                                .endsWith("}\n");
                    }
                }
            }
            assertThat(codes).containsExactlyInAnyOrder(200, 504);
        }
    }
}
