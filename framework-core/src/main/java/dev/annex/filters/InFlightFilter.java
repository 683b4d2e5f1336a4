package dev.annex.filters;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.request.UserInfo;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Answers 429 when more requests are under way than the server takes at once, reads and writes counted apart. Streams
 * are not counted, and administrators always get through (O-21).
 */
public final class InFlightFilter implements Filter {

    private static final String ANSWER = "Too many requests, please try again later.\n";

    private final InFlightLimits limits;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    /** Lets so many reads and writes in at once. */
    public InFlightFilter(InFlightLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        boolean read = exchange.info().readOnly();
        int most = read ? limits.reads() : limits.writes();
        if (most == 0 || exchange.info().longRunning()) {
            return next.proceed(exchange);
        }
        AtomicInteger underWay = read ? reads : writes;
        return Mono.defer(() -> {
            boolean fits = underWay.incrementAndGet() <= most;
            boolean enters = fits || exchange.user().inGroup(UserInfo.SYSTEM_MASTERS);
            Mono<Void> answer = enters ? next.proceed(exchange) : refuse(exchange);
            return answer.doFinally(signal -> underWay.decrementAndGet());
        });
    }

    private static Mono<Void> refuse(Exchange exchange) {
        exchange.answer().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return Answers.text(exchange, 429, ANSWER);
    }
}
