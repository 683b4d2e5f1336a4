package dev.annex.authorization;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Remembers another authorizer's decisions for a short while (Z-22). Failures are forgotten at once, and requests with
 * attributes so long that they could only be meant to fill the memory are not remembered at all. What is asked many
 * times at once is decided once.
 */
public final class CachedAuthorizer implements Authorizer {

    private static final int REMEMBERED = 8192;
    private static final int LONGEST_ATTRIBUTES = 10_000;

    private final Authorizer delegate;
    private final AsyncCache<Attributes, Signal<Decision>> decisions;

    /** Remembers for so long what was allowed, and for so long what was denied. */
    public CachedAuthorizer(Authorizer delegate, Duration allowed, Duration denied) {
        this(delegate, allowed, denied, Ticker.systemTicker());
    }

    CachedAuthorizer(Authorizer delegate, Duration allowed, Duration denied, Ticker ticker) {
        this.delegate = delegate;
        this.decisions = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<Attributes, Signal<Decision>>writing(
                        (attributes, decision) -> lifetime(decision, allowed, denied)))
                .ticker(ticker)
                .buildAsync();
    }

    @Override
    public Mono<Decision> authorize(UserInfo user, RequestInfo request) {
        Attributes attributes = Attributes.of(user, request);
        return attributes.size() < LONGEST_ATTRIBUTES
                ? Mono.defer(() -> remembered(attributes, user, request))
                : delegate.authorize(user, request);
    }

    private Mono<Decision> remembered(Attributes attributes, UserInfo user, RequestInfo request) {
        CompletableFuture<Signal<Decision>> fresh = new CompletableFuture<>();
        CompletableFuture<Signal<Decision>> known = decisions.asMap().putIfAbsent(attributes, fresh);
        if (known == null) {
            Mono.defer(() -> delegate.authorize(user, request)).materialize().subscribe(fresh::complete);
        }
        return Mono.fromFuture(known == null ? fresh : known, true).dematerialize();
    }

    private static Duration lifetime(Signal<Decision> decision, Duration allowed, Duration denied) {
        if (decision.isOnError()) {
            return Duration.ZERO;
        }
        Decision made = decision.get();
        return made != null && made.allowed() ? allowed : denied;
    }
}
