package dev.annex.filters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.StatusJson;
import dev.annex.request.GoDuration;
import dev.annex.status.Details;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
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
                .onErrorResume(TimeoutException.class, late -> answer(exchange, late));
    }

    /** An answer that has begun is broken off, so that nobody takes it for a whole one. */
    private static Mono<Void> answer(Exchange exchange, TimeoutException late) {
        if (exchange.response().isCommitted()) {
            return Mono.error(late);
        }
        HttpHeaders headers = exchange.response().getHeaders();
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.CONTENT_TYPE);
        StatusException failure = new StatusException(
                504, Reason.TIMEOUT, "Timeout: request did not complete within the allotted timeout", Details.EMPTY);
        ObjectNode status = StatusJson.failure(failure);
        status.remove(List.of("kind", "apiVersion"));
        return Answers.write(
                exchange, 504, "", new Splice().add(Json.bytes(status)).add("\n"));
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
