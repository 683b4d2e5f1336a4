package dev.annex.authentication;

import dev.annex.request.UserInfo;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Takes the user from the bearer token of a request (Z-01); a token that nobody knows is a failure. */
public final class BearerTokenAuthenticator implements Authenticator {

    private final TokenAuthenticator tokens;

    /** Asks that authenticator whose a token is. */
    public BearerTokenAuthenticator(TokenAuthenticator tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<UserInfo> authenticate(Credentials credentials) {
        Optional<String> token = BearerToken.inHeader(credentials).or(() -> BearerToken.inProtocol(credentials));
        return token.map(known -> tokens.authenticate(known)
                        .switchIfEmpty(Mono.error(() -> new AuthenticationException("invalid bearer token"))))
                .orElseGet(Mono::empty);
    }
}
