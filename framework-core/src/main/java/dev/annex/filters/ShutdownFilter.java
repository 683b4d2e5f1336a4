package dev.annex.filters;

import dev.annex.http.Exchange;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Answers 503 to requests that come in over open connections while the server goes away, so that clients try another
 * one (O-30). Probes are answered as ever: they say why.
 */
public final class ShutdownFilter implements Filter {

    private static final Set<String> PROBES = Set.of("healthz", "livez", "readyz");

    private final BooleanSupplier stopping;

    /** Refuses requests as soon as the server is stopping. */
    public ShutdownFilter(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        if (!stopping.getAsBoolean() || probe(exchange.path())) {
            return next.proceed(exchange);
        }
        exchange.response().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return Mono.error(new StatusException(503, Reason.SERVICE_UNAVAILABLE, "apiserver is shutting down", null));
    }

    private static boolean probe(String path) {
        int end = path.indexOf('/', 1);
        return PROBES.contains(end < 0 ? path.substring(1) : path.substring(1, end));
    }
}
