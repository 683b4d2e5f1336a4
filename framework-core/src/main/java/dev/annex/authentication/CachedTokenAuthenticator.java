package dev.annex.authentication;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.annex.request.UserInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Remembers for a short while whose a token is, and whose it is not (Z-07). Failures are forgotten at once. A token
 * asked for many times at once is looked up once. Tokens themselves are not kept, only their digests.
 */
public final class CachedTokenAuthenticator implements TokenAuthenticator {

    private static final int REMEMBERED = 16_384;

    private final TokenAuthenticator delegate;
    private final AsyncCache<String, Signal<UserInfo>> answers;

    /** Remembers another authenticator's answers for so long. */
    public CachedTokenAuthenticator(TokenAuthenticator delegate, Duration remember) {
        this(delegate, remember, Ticker.systemTicker());
    }

    CachedTokenAuthenticator(TokenAuthenticator delegate, Duration remember, Ticker ticker) {
        this.delegate = delegate;
        this.answers = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<String, Signal<UserInfo>>writing(
                        (token, answer) -> answer.isOnError() ? Duration.ZERO : remember))
                .ticker(ticker)
                .buildAsync();
    }

    @Override
    public Mono<UserInfo> authenticate(String token) {
        return Mono.defer(() -> {
            String key = HexFormat.of().formatHex(Digests.sha256(token.getBytes(StandardCharsets.UTF_8)));
            CompletableFuture<Signal<UserInfo>> fresh = new CompletableFuture<>();
            CompletableFuture<Signal<UserInfo>> known = answers.asMap().putIfAbsent(key, fresh);
            if (known == null) {
                Mono.defer(() -> delegate.authenticate(token)).materialize().subscribe(fresh::complete);
            }
            return Mono.fromFuture(known == null ? fresh : known, true).dematerialize();
        });
    }
}
