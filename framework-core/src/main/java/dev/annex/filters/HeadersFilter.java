package dev.annex.filters;

import dev.annex.http.Exchange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Puts on every answer what every answer carries (E-11), and the time, as RFC 9110 wants it (6.6.1). */
public final class HeadersFilter implements Filter {

    private static final String AUDIT_ID = "Audit-Id";
    private static final long MILLIS = 1000;

    /** Days have two digits here, otherwise than in the form that Java has. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Second latest = new Second(0);

    /** With the clock that answers are dated by. */
    public HeadersFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(Exchange exchange, Chain next) {
        HttpHeaders headers = exchange.response().getHeaders();
        String given = exchange.header(AUDIT_ID);
        headers.set(AUDIT_ID, given.isEmpty() ? UUID.randomUUID().toString() : given);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        headers.set(HttpHeaders.DATE, date());
        return next.proceed(exchange);
    }

    private String date() {
        long now = Math.floorDiv(clock.millis(), MILLIS);
        Second second = latest;
        if (second.number() != now) {
            second = new Second(now);
            latest = second;
        }
        return second.date();
    }

    /** A second since 1970, written but once. */
    private record Second(long number, String date) {

        Second(long number) {
            this(number, DATE.format(Instant.ofEpochSecond(number)));
        }
    }
}
