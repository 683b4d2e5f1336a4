package dev.annex.filters;

import dev.annex.http.Exchange;
import dev.annex.request.RequestInfoResolver;
import reactor.core.publisher.Mono;

/** Finds out what the path and method ask for. */
public final class RequestInfoFilter implements Filter {

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        exchange.info(RequestInfoResolver.resolve(exchange.method(), exchange.path(), exchange.parameters()));
        return next.proceed(exchange);
    }
}
