package dev.annex.handlers;

import dev.annex.discovery.EncodedDocument;
import dev.annex.http.Answers;
import dev.annex.http.Content;
import dev.annex.http.Exchange;
import dev.annex.negotiation.AcceptClause;
import dev.annex.openapi.OpenApiDocument;
import dev.annex.openapi.OpenApiDocuments;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves the OpenAPI documents, as JSON or as protobuf (D-20 to D-22). */
public final class OpenApiHandler {

    private static final String JSON = "application/json";
    private static final String PROTOBUF = "com.github.proto-openapi.spec.";

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
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return type(clauses(exchange), "v2")
                .map(type -> serve(exchange, documents.v2(), type, COMPRESS_ABOVE))
                .orElseGet(() -> empty(exchange, 406));
    }

    /** {@code /openapi/v3}, which is JSON whatever the client accepts. */
    public Mono<Void> v3Index(Exchange exchange) {
        return new Content(
                        documents.v3Index().bytes(), JSON, documents.v3Index().etag(), made)
                .serve(exchange, Integer.MAX_VALUE);
    }

    /** {@code /openapi/v3/<path>}; a stale hash leads to the current one, an unknown path to nothing at all. */
    public Mono<Void> v3(Exchange exchange, String path) {
        List<AcceptClause> clauses = clauses(exchange);
        Optional<String> type = type(clauses, "v3");
        Optional<OpenApiDocument> found = documents.v3(path);
        if (clauses.isEmpty() || (type.isPresent() && found.isEmpty())) {
            return empty(exchange, 200);
        }
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (type.isEmpty() || found.isEmpty()) {
            return empty(exchange, 406);
        }
        EncodedDocument current = found.get().json();
        String hash = exchange.query().first("hash");
        if (!hash.isEmpty() && !hash.equals(current.hash())) {
            headers.set(HttpHeaders.ETAG, current.etag());
            headers.set(HttpHeaders.LOCATION, "/openapi/v3/" + path + "?hash=" + current.hash());
            Answers.head(exchange, 301, type.get());
            return exchange.answer().setComplete();
        }
        if (!hash.isEmpty()) {
            headers.set(HttpHeaders.CACHE_CONTROL, "public, immutable");
            headers.set(HttpHeaders.EXPIRES, expiry());
        }
        return serve(exchange, found.get(), type.get(), Integer.MAX_VALUE);
    }

    private Mono<Void> serve(Exchange exchange, OpenApiDocument document, String type, int compressAbove) {
        String etag = document.json().etag();
        if (type.equals(JSON)) {
            return new Content(document.json().bytes(), type, etag, made).serve(exchange, compressAbove);
        }
        return Mono.fromCallable(document::protobuf) // which takes its time if it is the first time
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(bytes -> new Content(bytes, type, etag, made).serve(exchange, compressAbove));
    }

    /** A year from now, in the time zone's name that upstream writes here. */
    private String expiry() {
        return Content.date(clock.instant().atZone(ZoneOffset.UTC).plusYears(1).toInstant())
                .replace("GMT", "UTC");
    }

    private static Mono<Void> empty(Exchange exchange, int status) {
        Answers.head(exchange, status, "");
        return exchange.answer().setComplete();
    }

    private static List<AcceptClause> clauses(Exchange exchange) {
        String accept = exchange.header(HttpHeaders.ACCEPT);
        return AcceptClause.parse(accept.isEmpty() ? "*/*" : accept);
    }

    /** The type of the first clause that there is something for; protobuf goes by its present name alone. */
    private static Optional<String> type(List<AcceptClause> clauses, String version) {
        String protobuf = PROTOBUF + version + ".v1.0+protobuf";
        String formerly = PROTOBUF + version + "@v1.0+protobuf";
        return clauses.stream()
                .filter(clause -> Set.of("application", "*").contains(clause.type()))
                .map(AcceptClause::subtype)
                .filter(Set.of("json", "*", protobuf, formerly)::contains)
                .findFirst()
                .map(subtype -> subtype.startsWith(PROTOBUF) ? "application/" + protobuf : JSON);
    }
}
