package dev.annex.filters;

import dev.annex.http.Exchange;
import java.util.List;
import reactor.core.publisher.Mono;

/** Looks at a request before the handlers do, and lets it pass or answers it. */
@FunctionalInterface
public interface Filter {

    /** Handles the request, by way of {@code next} if it may go on; fails with a {@code StatusException} if not. */
    Mono<Void> filter(Exchange exchange, Chain next);

    /** The rest of the way. */
    @FunctionalInterface
    interface Chain {

        /** Hands the request on. */
        Mono<Void> proceed(Exchange exchange);
    }

    /** The filters in order, with what comes after them. */
    static Chain chain(List<Filter> filters, Chain last) {
        Chain chain = last;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            Chain next = chain;
            chain = exchange -> filter.filter(exchange, next);
        }
        return chain;
    }
}
