package dev.annex.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.request.UserInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Z-07: success and failure are remembered for ten seconds, errors are not. */
class CachedTokenAuthenticatorTests {

    private static final UserInfo JANE = new UserInfo("jane", "", List.of(), Map.of());

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void remembersWhoseATokenIsForTenSeconds() {
        CachedTokenAuthenticator cached = cached(token -> Mono.just(JANE));

        assertThat(cached.authenticate("a").block()).isEqualTo(JANE);
        nanos.addAndGet(Duration.ofMillis(9_900).toNanos());
        assertThat(cached.authenticate("a").block()).isEqualTo(JANE);
        assertThat(asked).hasValue(1);

        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        cached.authenticate("a").block();
        assertThat(asked).hasValue(2);
    }

    @Test
    void remembersThatATokenIsNobodys() {
        CachedTokenAuthenticator cached = cached(token -> Mono.empty());

        assertThat(cached.authenticate("a").blockOptional()).isEmpty();
        assertThat(cached.authenticate("a").blockOptional()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void forgetsErrors() {
        CachedTokenAuthenticator cached = cached(token -> {
            throw new IllegalStateException("down");
        });

        assertThatThrownBy(() -> cached.authenticate("a").block()).hasMessage("down");
        assertThatThrownBy(() -> cached.authenticate("a").block()).hasMessage("down");
        assertThat(asked).hasValue(2);
    }

    @Test
    void looksUpOnceWhatIsAskedTwiceAtOnce() {
        Sinks.One<UserInfo> answer = Sinks.one();
        CachedTokenAuthenticator cached = cached(token -> answer.asMono());

        var first = cached.authenticate("a").toFuture();
        var second = cached.authenticate("a").toFuture();
        first.cancel(true);
        answer.tryEmitValue(JANE).orThrow();

        assertThat(second).isCompletedWithValue(JANE);
        assertThat(asked).hasValue(1);
    }

    private CachedTokenAuthenticator cached(TokenAuthenticator delegate) {
        return new CachedTokenAuthenticator(
                token -> {
                    asked.incrementAndGet();
                    return delegate.authenticate(token);
                },
                Duration.ofSeconds(10),
                nanos::get);
    }
}
