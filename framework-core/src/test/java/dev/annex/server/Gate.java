package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.authorization.Authorizer;
import dev.annex.authorization.Decision;
import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lets everybody through at once, but who asks for the ship {@code held} only when it has been opened. */
final class Gate implements Authorizer {

    private static final String HELD = "held";

    private final Sinks.Empty<Void> opened = Sinks.empty();
    private final CountDownLatch waiting = new CountDownLatch(1);

    /** Asks for that ship, and returns when the request waits. */
    CompletableFuture<HttpResponse<String>> hold(LoopbackServer server) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> server.fetch(Harbor.SHIPS + "/" + HELD));
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    void open() {
        opened.tryEmitEmpty();
    }

    @Override
    public Mono<Decision> authorize(UserInfo user, RequestInfo request) {
        if (!request.name().equals(HELD)) {
            return Mono.just(Decision.allow());
        }
        waiting.countDown();
        return opened.asMono().thenReturn(Decision.allow());
    }
}
