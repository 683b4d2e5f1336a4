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

    private record Outcome(Decision decision, String failure) {}

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        return authorizer
                .authorize(exchange.user(), exchange.info())
                .switchIfEmpty(Mono.just(Decision.deny("")))
                .map(decision -> new Outcome(decision, ""))
                .onErrorResume(failure -> {
                    LOG.warn("cannot authorize {} {}: {}", exchange.method(), exchange.rawPath(), failure.toString());
                    return Mono.just(new Outcome(Decision.deny(""), String.valueOf(failure.getMessage())));
                })
                .flatMap(outcome -> {
                    if (!outcome.failure().isEmpty()) {
                        return Answers.text(
                                exchange,
                                500,
                                "Internal Server Error: \"" + exchange.rawPath() + "\": " + outcome.failure() + "\n");
                    }
                    if (outcome.decision().allowed()) {
                        return next.proceed(exchange);
                    }
                    exchange.response().getHeaders().set("X-Content-Type-Options", "nosniff");
                    return Mono.error(Forbidden.failure(
                            exchange.user(), exchange.info(), outcome.decision().reason()));
                });
    }
}
