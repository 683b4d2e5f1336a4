package dev.annex.handlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Splice;
import dev.annex.discovery.DiscoveryDocuments;
import dev.annex.discovery.EncodedDocument;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.Route;
import dev.annex.meta.GroupVersion;
import dev.annex.negotiation.MediaType;
import dev.annex.negotiation.Negotiated;
import dev.annex.negotiation.Negotiation;
import dev.annex.negotiation.Transform;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Says what is served: groups, versions and resources, one by one or all at once (section 1 of the protocol). */
public final class DiscoveryHandler {

    private static final Transform AGGREGATED = new Transform("APIGroupDiscoveryList", "apidiscovery.k8s.io", "v2");

    private final DiscoveryDocuments documents;

    /** Serves these documents. */
    public DiscoveryHandler(DiscoveryDocuments documents) {
        this.documents = documents;
    }

    /** All groups, aggregated if the client can take that (D-03, D-10, D-11). */
    public Mono<Void> groups(Exchange exchange) {
        checkMethodAndMedia(exchange);
        return Negotiation.shaped(
                        exchange.header(HttpHeaders.ACCEPT),
                        exchange.query().first("pretty"),
                        exchange.header(HttpHeaders.USER_AGENT),
                        AGGREGATED)
                .map(form -> aggregated(exchange, form))
                .orElseGet(() -> Answers.send(exchange, 200, documents.groupList(), negotiate(exchange)));
    }

    private Mono<Void> aggregated(Exchange exchange, Negotiated form) {
        exchange.route(Route.of("apis", Route.API_SERVER));
        EncodedDocument document = documents.aggregated();
        HttpHeaders headers = exchange.answer().getHeaders();
        headers.set(HttpHeaders.ETAG, document.etag());
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        headers.set(HttpHeaders.CACHE_CONTROL, "public");
        if (exchange.header(HttpHeaders.IF_NONE_MATCH).equals(document.etag())) {
            Answers.head(exchange, 304, "");
            return exchange.answer().setComplete();
        }
        String type = form.mediaType() + ";g=" + AGGREGATED.group() + ";v=" + AGGREGATED.version() + ";as="
                + AGGREGATED.kind();
        return Answers.send(exchange, 200, new Splice().add(document.bytes()), form, type);
    }

    /** One group (D-04); empty if it is unknown. */
    public Optional<Mono<Void>> group(Exchange exchange, String group) {
        return documents.group(group).map(document -> send(exchange, group, document));
    }

    /** One version of a group (D-05); empty if it is unknown. */
    public Optional<Mono<Void>> resources(Exchange exchange, GroupVersion groupVersion) {
        return documents.resourceList(groupVersion).map(document -> send(exchange, groupVersion.group(), document));
    }

    /** Groups of custom resources are answered whatever the method. */
    private Mono<Void> send(Exchange exchange, String group, ObjectNode document) {
        if (!documents.custom(group)) {
            checkMethodAndMedia(exchange);
        }
        return Answers.send(exchange, 200, document, negotiate(exchange));
    }

    private static void checkMethodAndMedia(Exchange exchange) {
        checkMethodAndMedia(exchange, MediaType.names());
    }

    /** What the router checks, of the types that are both taken and given (D-09, R-22, R-23). */
    static void checkMethodAndMedia(Exchange exchange, List<String> types) {
        if (!exchange.method().equals("GET")) {
            throw Failures.router(
                    Reason.METHOD_NOT_ALLOWED, "the server does not allow this method on the requested resource");
        }
        String contentType = exchange.header(HttpHeaders.CONTENT_TYPE);
        if (!contentType.isEmpty()) {
            Negotiation.checkConsumed(contentType, types);
        }
        Negotiation.checkProduced(exchange.header(HttpHeaders.ACCEPT), types);
    }

    private static Negotiated negotiate(Exchange exchange) {
        return Negotiation.negotiatePlain(
                exchange.header(HttpHeaders.ACCEPT),
                exchange.query().first("pretty"),
                exchange.header(HttpHeaders.USER_AGENT));
    }
}
