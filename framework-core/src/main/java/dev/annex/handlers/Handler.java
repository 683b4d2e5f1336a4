package dev.annex.handlers;

import dev.annex.http.Exchange;
import reactor.core.publisher.Mono;

/** Serves one verb. */
@FunctionalInterface
public interface Handler {

    /** Answers a request; fails with a {@code StatusException} if it cannot be served. */
    Mono<Void> handle(Exchange exchange, Target target);
}
