package dev.annex.authorization;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Authorizers asked in order; the first with an opinion decides (Z-20). Where nobody has one the answer is no, and
 * where one fails the failure ends the matter: a later authorizer cannot turn it into a yes.
 */
public final class AuthorizerChain implements Authorizer {

    private final List<Authorizer> authorizers;

    /** Asks these in that order. */
    public AuthorizerChain(List<Authorizer> authorizers) {
        this.authorizers = List.copyOf(authorizers);
    }

    /** The decision; always one or an error signal, never empty. */
    @Override
    public Mono<Decision> authorize(UserInfo user, RequestInfo request) {
        return Flux.fromIterable(authorizers)
                .concatMap(authorizer -> Mono.defer(() -> authorizer.authorize(user, request)))
                .next()
                .defaultIfEmpty(Decision.deny(""));
    }
}
