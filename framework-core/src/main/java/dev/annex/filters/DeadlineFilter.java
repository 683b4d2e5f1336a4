package dev.annex.filters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.StatusJson;
import dev.annex.request.GoDuration;
import dev.annex.status.Failures;
import dev.annex.status.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Gives requests that are no streams a minute, or less if the client says so. */
public final class DeadlineFilter implements Filter {

    private static final Duration MOST = Duration.ofSeconds(60);

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        if (exchange.info().longRunning()) {
            return next.proceed(exchange);
        }
        return next.proceed(exchange)
                .timeout(deadline(exchange))
                .onErrorResume(TimeoutException.class, e -> late(exchange, e));
    }

    /** The answer is no object: it has neither type nor form, and is announced as what it looks like. */
    private static Mono<Void> late(Exchange exchange, TimeoutException e) {
        if (exchange.response().isCommitted()) {
            return Mono.error(e);
        }
        StatusException timeout = Failures.timeout("request did not complete within the allotted timeout", 0);
        ObjectNode status = StatusJson.failure(timeout);
        status.remove(List.of("kind", "apiVersion"));
        return Answers.write(
                exchange,
                timeout.code(),
                Answers.TEXT,
                new Splice().add(Json.bytes(status)).add("\n"));
    }

    private static Duration deadline(Exchange exchange) {
        String asked = exchange.query().first("timeout");
        if (asked.isEmpty()) {
            return MOST;
        }
        try {
            Duration wanted = GoDuration.parse(asked);
            return wanted.isZero() || wanted.isNegative() || wanted.compareTo(MOST) > 0 ? MOST : wanted;
        } catch (IllegalArgumentException e) {
            throw Failures.badRequest("invalid timeout specified in the request URL - " + e.getMessage());
        }
    }
}
