package dev.annex.filters;

import dev.annex.http.Exchange;
import dev.annex.metrics.ServerMeters;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Counts and times requests, from when they came in until the last byte of the answer has gone out (O-10). */
public final class MetricsFilter implements Filter {

    private final ServerMeters meters;

    /** Has these meters. */
    public MetricsFilter(ServerMeters meters) {
        this.meters = meters;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        return next.proceed(exchange).doFinally(signal -> meters.over(exchange, signal == SignalType.ON_ERROR));
    }
}
