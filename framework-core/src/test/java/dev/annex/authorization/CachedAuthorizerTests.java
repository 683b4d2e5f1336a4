package dev.annex.authorization;

import static dev.annex.authorization.Requests.JANE;
import static dev.annex.authorization.Requests.path;
import static dev.annex.authorization.Requests.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.request.RequestInfo;
import dev.annex.request.UserInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Z-22. */
class CachedAuthorizerTests {

    private static final RequestInfo GET = resource("get", "ns", "flunders", "", "x");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void remembersYesAndNoForAsLongAsEachIsToBe() {
        CachedAuthorizer yes = cached((user, request) -> Mono.just(Decision.allow()));
        yes.authorize(JANE, GET).block();
        CachedAuthorizer no = cached((user, request) -> Mono.just(Decision.deny("no")));
        no.authorize(JANE, GET).block();
        assertThat(asked).hasValue(2);

        nanos.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThat(yes.authorize(JANE, GET).block()).isEqualTo(Decision.allow());
        assertThat(asked).hasValue(2);
        assertThat(no.authorize(JANE, GET).block()).isEqualTo(Decision.deny("no"));
        assertThat(asked).hasValue(3);

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        yes.authorize(JANE, GET).block();
        assertThat(asked).hasValue(4);
    }

    @Test
    void anotherUserOrRequestIsAnotherMatter() {
        CachedAuthorizer cached = cached((user, request) -> Mono.just(Decision.allow()));
        List<RequestInfo> requests = List.of(
                GET,
                resource("delete", "ns", "flunders", "", "x"),
                resource("get", "other", "flunders", "", "x"),
                resource("get", "ns", "flunders", "status", "x"),
                resource("get", "ns", "flunders", "", "y"),
                path("/apis"),
                path("/metrics"));

        requests.forEach(request -> cached.authorize(JANE, request).block());
        cached.authorize(new UserInfo("jane", "", List.of("ops"), Map.of()), GET)
                .block();
        requests.forEach(request -> cached.authorize(JANE, request).block());

        assertThat(asked).hasValue(requests.size() + 1);
    }

    @Test
    void forgetsFailures() {
        CachedAuthorizer cached = cached((user, request) -> {
            throw new IllegalStateException("down");
        });

        assertThatThrownBy(() -> cached.authorize(JANE, GET).block()).hasMessage("down");
        assertThatThrownBy(() -> cached.authorize(JANE, GET).block()).hasMessage("down");
        assertThat(asked).hasValue(2);
    }

    @Test
    void doesNotRememberWhatIsTooLong() {
        CachedAuthorizer cached = cached((user, request) -> Mono.just(Decision.allow()));
        RequestInfo huge = path("/" + "x".repeat(10_000));

        cached.authorize(JANE, huge).block();
        cached.authorize(JANE, huge).block();

        assertThat(asked).hasValue(2);
    }

    private CachedAuthorizer cached(Authorizer delegate) {
        return new CachedAuthorizer(
                (user, request) -> {
                    asked.incrementAndGet();
                    return delegate.authorize(user, request);
                },
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                nanos::get);
    }
}
