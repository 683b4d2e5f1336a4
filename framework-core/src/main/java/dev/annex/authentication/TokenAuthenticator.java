package dev.annex.authentication;

import dev.annex.request.UserInfo;
import reactor.core.publisher.Mono;

/** Finds out whose a bearer token is. Must not block. */
@FunctionalInterface
public interface TokenAuthenticator {

    /** The user; empty if the token is nobody's; an error if that cannot be found out. */
    Mono<UserInfo> authenticate(String token);
}
