package dev.annex.filters;

import dev.annex.http.Exchange;
import dev.annex.request.GoDuration;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.time.Duration;
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
                .onErrorMap(
                        TimeoutException.class,
                        e -> new StatusException(
                                504,
                                Reason.TIMEOUT,
                                "Timeout: request did not complete within the allotted timeout",
                                null));
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
