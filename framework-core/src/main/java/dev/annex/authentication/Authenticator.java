package dev.annex.authentication;

import dev.annex.request.UserInfo;
import reactor.core.publisher.Mono;

/** Finds out who sends a request. Must not block. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Looks at the credentials it knows.
     *
     * @return the user; empty if the request has no credentials of this kind; an {@link AuthenticationException} if it
     *     has and they are wrong or cannot be checked
     */
    Mono<UserInfo> authenticate(Credentials credentials);
}
