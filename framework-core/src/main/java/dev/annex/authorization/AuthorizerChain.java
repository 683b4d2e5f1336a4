package dev.annex.authorization;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Authorizers asked in order; the first with an opinion decides (Z-20). Where nobody has one the answer is no, and
 * where one fails the failure ends the matter: a later authorizer cannot turn it into a yes.
 */
public final class AuthorizerChain implements Authorizer {

    private static final Mono<Decision> NO_OPINION = Mono.just(Decision.deny(""));

    private final List<Authorizer> authorizers;

    /** Asks these in that order. */
    public AuthorizerChain(List<Authorizer> authorizers) {
        this.authorizers = List.copyOf(authorizers);
    }

    /** The decision; always one or an error signal, never empty. */
    @Override
    public Mono<Decision> authorize(UserInfo user, RequestInfo request) {
        return from(0, user, request);
    }

    private Mono<Decision> from(int index, UserInfo user, RequestInfo request) {
        if (index == authorizers.size()) {
            return NO_OPINION;
        }
        Mono<Decision> rest = Mono.defer(() -> from(index + 1, user, request));
        try {
            return authorizers.get(index).authorize(user, request).switchIfEmpty(rest);
        } catch (RuntimeException e) {
            return Mono.error(e);
        }
    }
}
