package dev.annex.authentication;

import dev.annex.request.UserInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import reactor.core.publisher.Mono;

/** The one token of a server that runs without a cluster; compared in a time that tells nothing about it. */
public final class StaticToken implements TokenAuthenticator {

    private final byte[] digest;
    private final UserInfo user;

    /**
     * Whoever has the token is that user.
     *
     * @throws IllegalArgumentException if the token is blank
     */
    public StaticToken(String token, UserInfo user) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("a blank token would let everyone in");
        }
        this.digest = Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
        this.user = user;
    }

    @Override
    public Mono<UserInfo> authenticate(String token) {
        byte[] presented = Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(digest, presented) ? Mono.just(user) : Mono.empty();
    }
}
