package dev.annex.filters;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.request.RequestInfoResolver;
import dev.annex.status.GoQuote;
import dev.annex.status.StatusException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Finds out what the path and method ask for. */
public final class RequestInfoFilter implements Filter {

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        try {
            exchange.info(RequestInfoResolver.resolve(exchange.method(), exchange.path(), exchange.parameters()));
        } catch (StatusException e) {
            return undetermined(exchange, e.message());
        }
        return next.proceed(exchange);
    }

    /** What cannot be told apart is answered before anything is known that would make a Status of it. */
    private static Mono<Void> undetermined(Exchange exchange, String why) {
        exchange.response().getHeaders().remove(HttpHeaders.CACHE_CONTROL);
        URI uri = exchange.request().getURI();
        String query = uri.getRawQuery();
        String asked = exchange.rawPath() + (query == null ? "" : "?" + query);
        String text = "Internal Server Error: " + GoQuote.quote(asked) + ": failed to create RequestInfo: " + why;
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Answers.text(exchange, 500, safe + "\n");
    }
}
