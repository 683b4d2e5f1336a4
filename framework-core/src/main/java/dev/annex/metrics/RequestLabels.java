package dev.annex.metrics;

import dev.annex.http.Exchange;
import dev.annex.http.Route;
import dev.annex.request.RequestInfo;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * What requests are told apart by; also the key of their meters.
 *
 * @param verb the verb, with lists, watches and applications told apart from other reads and patches
 * @param dryRun {@code All} for dry runs, {@code invalid} for what cannot be read as one, else empty
 * @param group the API group
 * @param version the API version
 * @param resource the resource
 * @param subresource the subresource; the path where it is not one of a resource
 * @param scope {@code resource}, {@code namespace} or {@code cluster}, empty where the path is not one of a resource
 * @param component who serves it
 */
record RequestLabels(
        String verb,
        String dryRun,
        String group,
        String version,
        String resource,
        String subresource,
        String scope,
        String component) {

    private static final String APPLY = "application/apply-patch+yaml";
    private static final Set<String> VERBS = Set.of("GET", "LIST", "WATCH", "POST", "PUT", "PATCH", "APPLY", "DELETE");

    /** Those of a request that a route takes. */
    static RequestLabels of(Exchange exchange, Route route) {
        String verb = route.watchPath() ? "WATCH" : verb(exchange, route.scope());
        return new RequestLabels(
                verb,
                dryRun(exchange),
                route.group(),
                route.version(),
                route.resource(),
                route.subresource(),
                route.scope(),
                route.component());
    }

    /** Those of a stream by what its path says, which has to be of a resource that is served. */
    static RequestLabels ofStream(Exchange exchange, RequestInfo info) {
        String scope = info.scope();
        return new RequestLabels(
                verb(exchange, scope),
                "",
                info.group(),
                info.version(),
                info.resource(),
                info.subresource(),
                scope,
                Route.API_SERVER);
    }

    /** The same of a request that came to no route, and perhaps asks for what is not there: what is unknown is left out. */
    static RequestLabels unrouted(Exchange exchange, RequestInfo info, boolean served, String path) {
        String scope = info.scope();
        return new RequestLabels(
                verb(exchange, scope),
                dryRun(exchange),
                served ? info.group() : "",
                served ? info.version() : "",
                served ? info.resource() : "",
                served ? info.subresource() : path,
                scope,
                Route.API_SERVER);
    }

    /** The verb by the method, which is what upstream goes by: only the words that it knows, so that they stay few. */
    private static String verb(Exchange exchange, String scope) {
        String method = exchange.method();
        String verb = method.toUpperCase(Locale.ROOT);
        switch (verb) {
            case "GET", "HEAD" -> verb = scope.isEmpty() || scope.equals("resource") ? "GET" : "LIST";
            case "PATCH" -> verb = exchange.header(HttpHeaders.CONTENT_TYPE).equals(APPLY) ? "APPLY" : verb;
            default -> {}
        }
        if (method.equals("GET") && exchange.query().has("watch")) {
            String watch = exchange.query().first("watch");
            verb = watch.equals("0") || watch.equalsIgnoreCase("false") ? verb : "WATCH";
        }
        return VERBS.contains(verb) ? verb : "other";
    }

    private static String dryRun(Exchange exchange) {
        List<String> values = exchange.parameters().get("dryRun");
        if (values == null) {
            return "";
        }
        return values.stream().allMatch("All"::equals) ? "All" : "invalid";
    }

    /** All but whether it is a dry run. */
    Tags tags() {
        return tagsWithoutComponent().and("component", component);
    }

    Tags tagsWithoutComponent() {
        return Tags.of(
                "verb", verb,
                "group", group,
                "version", version,
                "resource", resource,
                "subresource", subresource,
                "scope", scope);
    }
}
