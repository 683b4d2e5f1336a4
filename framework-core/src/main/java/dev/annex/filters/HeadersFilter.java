package dev.annex.filters;

import dev.annex.http.Exchange;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Puts on every answer what every answer carries (E-11). */
public final class HeadersFilter implements Filter {

    private static final String AUDIT_ID = "Audit-Id";

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        HttpHeaders headers = exchange.response().getHeaders();
        String given = exchange.header(AUDIT_ID);
        headers.set(AUDIT_ID, given.isEmpty() ? UUID.randomUUID().toString() : given);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        return next.proceed(exchange);
    }
}
