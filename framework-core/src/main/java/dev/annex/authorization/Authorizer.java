package dev.annex.authorization;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import reactor.core.publisher.Mono;

/** Decides whether a user may do what a request asks. Must not block. */
@FunctionalInterface
public interface Authorizer {

    /**
     * The decision; empty if this authorizer has no opinion, so that the next of an {@link AuthorizerChain} is asked; an
     * error signal if the decision cannot be made, which the client sees as a 500 and never as leave.
     */
    Mono<Decision> authorize(UserInfo user, RequestInfo request);
}
