package dev.annex.authentication;

import dev.annex.request.UserInfo;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Authenticators tried in order. The first that knows the user wins; if none does and one failed, the failure counts,
 * so that wrong credentials are never taken for anonymous (Z-01).
 */
public final class AuthenticatorChain implements Authenticator {

    private final List<Authenticator> authenticators;

    /** Tries these in that order. */
    public AuthenticatorChain(List<Authenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    @Override
    public Mono<UserInfo> authenticate(Credentials credentials) {
        return Flux.fromIterable(authenticators)
                .concatMapDelayError(authenticator -> authenticator.authenticate(credentials))
                .next();
    }
}
