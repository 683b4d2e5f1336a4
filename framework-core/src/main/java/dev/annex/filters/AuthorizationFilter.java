package dev.annex.filters;

import dev.annex.authorization.Authorizer;
import dev.annex.authorization.Decision;
import dev.annex.authorization.Forbidden;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Lets through what the user may do, and answers 403 to the rest; closed when it cannot be decided (Z-20 to Z-25). */
public final class AuthorizationFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationFilter.class);

    private final Authorizer authorizer;

    /** Asks this authorizer. */
    public AuthorizationFilter(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        return authorizer
                .authorize(exchange.user(), exchange.info())
                .materialize()
                .flatMap(signal -> {
                    Throwable failure = signal.getThrowable();
                    if (failure != null) {
                        return undecided(exchange, failure);
                    }
                    Decision decision = signal.get();
                    return decision != null && decision.allowed()
                            ? next.proceed(exchange)
                            : refuse(exchange, decision == null ? "" : decision.reason());
                });
    }

    private static Mono<Void> undecided(Exchange exchange, Throwable failure) {
        LOG.warn("cannot authorize {} {}: {}", exchange.method(), exchange.rawPath(), failure.toString());
        return Answers.text(
                exchange, 500, "Internal Server Error: \"" + exchange.rawPath() + "\": " + failure.getMessage() + "\n");
    }

    private static Mono<Void> refuse(Exchange exchange, String reason) {
        exchange.answer().getHeaders().set("X-Content-Type-Options", "nosniff");
        return Mono.error(Forbidden.failure(exchange.user(), exchange.info(), reason));
    }
}
