package dev.annex.handlers;

import dev.annex.discovery.EncodedDocument;
import dev.annex.http.Answers;
import dev.annex.http.Content;
import dev.annex.http.Exchange;
import dev.annex.negotiation.AcceptClause;
import dev.annex.openapi.OpenApiDocuments;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Serves the OpenAPI documents, which are made once at start-up (D-20 to D-22). */
public final class OpenApiHandler {

    private static final String JSON = "application/json";

    /** The version 2 document has a compressing handler of its own, the others are never compressed (E-24). */
    private static final int COMPRESS_ABOVE = 1399;

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
        HttpHeaders headers = exchange.response().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return acceptsJson(exchange) ? content(documents.v2()).serve(exchange, COMPRESS_ABOVE) : empty(exchange, 406);
    }

    /** {@code /openapi/v3}, which is JSON whatever the client accepts. */
    public Mono<Void> v3Index(Exchange exchange) {
        return content(documents.v3Index()).serve(exchange, Integer.MAX_VALUE);
    }

    /** {@code /openapi/v3/<path>}; a stale hash leads to the current one, an unknown path to nothing at all. */
    public Mono<Void> v3(Exchange exchange, String path) {
        HttpHeaders headers = exchange.response().getHeaders();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Optional<EncodedDocument> found = documents.v3(path);
        if (clauses(exchange).isEmpty() || (found.isEmpty() && acceptsJson(exchange))) {
            return empty(exchange, 200);
        }
        if (found.isEmpty() || !acceptsJson(exchange)) {
            return empty(exchange, 406);
        }
        EncodedDocument document = found.get();
        String hash = exchange.query().first("hash");
        if (!hash.isEmpty() && !hash.equals(document.hash())) {
            headers.set(HttpHeaders.ETAG, document.etag());
            headers.set(HttpHeaders.LOCATION, "/openapi/v3/" + path + "?hash=" + document.hash());
            Answers.head(exchange, 301, JSON);
            return exchange.response().setComplete();
        }
        if (!hash.isEmpty()) {
            headers.set(HttpHeaders.CACHE_CONTROL, "public, immutable");
            headers.set(HttpHeaders.EXPIRES, expiry());
        }
        return content(document).serve(exchange, Integer.MAX_VALUE);
    }

    /** A year from now, in the time zone's name that upstream writes here. */
    private String expiry() {
        return Content.date(clock.instant().atZone(ZoneOffset.UTC).plusYears(1).toInstant())
                .replace("GMT", "UTC");
    }

    private Content content(EncodedDocument document) {
        return new Content(document.bytes(), JSON, document.etag(), made);
    }

    private static Mono<Void> empty(Exchange exchange, int status) {
        Answers.head(exchange, status, "");
        return exchange.response().setComplete();
    }

    private static List<AcceptClause> clauses(Exchange exchange) {
        String accept = exchange.header(HttpHeaders.ACCEPT);
        return AcceptClause.parse(accept.isEmpty() ? "*/*" : accept);
    }

    private static boolean acceptsJson(Exchange exchange) {
        return clauses(exchange).stream()
                .anyMatch(clause -> (clause.type().equals("application")
                                || clause.type().equals("*"))
                        && (clause.subtype().equals("json") || clause.subtype().equals("*")));
    }
}
