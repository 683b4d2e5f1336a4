package dev.annex.handlers;

import dev.annex.codec.Splice;
import dev.annex.discovery.EncodedDocument;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.openapi.OpenApiDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Serves the OpenAPI documents, which are made once at start-up (D-20 to D-22). */
public final class OpenApiHandler {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final String JSON = "application/json";

    private final OpenApiDocuments documents;
    private final Clock clock;
    private final Instant made;

    /** Serves these documents. */
    public OpenApiHandler(OpenApiDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
        this.made = clock.instant();
    }

    /** {@code /openapi/v2}. */
    public Mono<Void> v2(Exchange exchange) {
        return serve(exchange, documents.v2());
    }

    /** {@code /openapi/v3}, which is JSON whatever the client accepts. */
    public Mono<Void> v3Index(Exchange exchange) {
        return send(exchange, documents.v3Index());
    }

    /** {@code /openapi/v3/<path>}; a stale hash leads to the current one, an unknown path to nothing at all. */
    public Mono<Void> v3(Exchange exchange, String path) {
        exchange.response().getHeaders().set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!acceptsJson(exchange.headers(HttpHeaders.ACCEPT))) {
            return notAcceptable(exchange);
        }
        Optional<EncodedDocument> found = documents.v3(path);
        if (found.isEmpty()) {
            Answers.head(exchange, 200, "");
            return exchange.response().setComplete();
        }
        EncodedDocument document = found.get();
        String hash = exchange.query().first("hash");
        HttpHeaders headers = exchange.response().getHeaders();
        if (!hash.isEmpty() && !hash.equals(document.hash())) {
            headers.set(HttpHeaders.LOCATION, "/openapi/v3/" + path + "?hash=" + document.hash());
            Answers.head(exchange, 301, "");
            return exchange.response().setComplete();
        }
        if (!hash.isEmpty()) {
            headers.set(HttpHeaders.CACHE_CONTROL, "public, immutable");
            headers.set(HttpHeaders.EXPIRES, HTTP_DATE.format(clock.instant().plus(Duration.ofDays(365))));
        }
        return serve(exchange, document);
    }

    private Mono<Void> serve(Exchange exchange, EncodedDocument document) {
        return acceptsJson(exchange.headers(HttpHeaders.ACCEPT)) ? send(exchange, document) : notAcceptable(exchange);
    }

    private static Mono<Void> notAcceptable(Exchange exchange) {
        exchange.response().getHeaders().set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Answers.head(exchange, 406, "");
        return exchange.response().setComplete();
    }

    private Mono<Void> send(Exchange exchange, EncodedDocument document) {
        HttpHeaders headers = exchange.response().getHeaders();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        headers.set(HttpHeaders.ETAG, document.etag());
        headers.set(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(made));
        if (exchange.header(HttpHeaders.IF_NONE_MATCH).contains(document.etag())) {
            Answers.head(exchange, 304, "");
            return exchange.response().setComplete();
        }
        return Answers.write(exchange, 200, JSON, new Splice().add(document.bytes()));
    }

    private static boolean acceptsJson(String accept) {
        if (accept.isEmpty()) {
            return true;
        }
        for (String clause : accept.split(",")) {
            String range = clause.split(";", 2)[0].trim();
            if (range.equals(JSON) || range.equals("*/*") || range.equals("application/*")) {
                return true;
            }
        }
        return false;
    }
}
