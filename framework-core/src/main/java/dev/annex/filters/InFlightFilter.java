package dev.annex.filters;

import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.metrics.ServerMeters;
import dev.annex.metrics.Watermark;
import dev.annex.request.UserInfo;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Answers 429 when more requests are under way than the server takes at once, reads and writes counted apart. Streams
 * are not counted, and administrators always get through (O-21).
 */
public final class InFlightFilter implements Filter {

    private static final String ANSWER = "Too many requests, please try again later.\n";

    private final InFlightLimits limits;
    private final ServerMeters meters;

    /** Lets so many reads and writes in at once, and shows how many there are. */
    public InFlightFilter(InFlightLimits limits, ServerMeters meters) {
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        boolean read = exchange.info().readOnly();
        int most = read ? limits.reads() : limits.writes();
        if (most == 0 || exchange.info().longRunning()) {
            return next.proceed(exchange);
        }
        Watermark underWay = read ? meters.reads() : meters.writes();
        return Mono.defer(() -> {
            int requests = underWay.enter();
            boolean enters = requests <= most || exchange.user().inGroup(UserInfo.SYSTEM_MASTERS);
            if (enters) {
                underWay.reached(requests);
            }
            Mono<Void> answer = enters ? next.proceed(exchange) : refuse(exchange);
            return answer.doFinally(signal -> underWay.leave());
        });
    }

    private static Mono<Void> refuse(Exchange exchange) {
        exchange.refused(429);
        exchange.answer().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return Answers.text(exchange, 429, ANSWER);
    }
}
