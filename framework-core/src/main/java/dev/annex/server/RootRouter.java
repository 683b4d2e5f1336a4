package dev.annex.server;

import dev.annex.codec.Splice;
import dev.annex.handlers.DiscoveryHandler;
import dev.annex.handlers.HealthHandler;
import dev.annex.handlers.MetricsHandler;
import dev.annex.handlers.OpenApiHandler;
import dev.annex.handlers.ResourceRouter;
import dev.annex.handlers.VersionHandler;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.ServedResources;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The table of routes: what is answered by which handler. Paths that lead nowhere get the list of those that do lead
 * somewhere (D-02, R-21).
 *
 * @param resources what is below a group and version
 * @param served the groups and versions
 * @param discovery what is at them
 * @param openApi the OpenAPI documents
 * @param health the probes
 * @param version the version
 * @param metrics what the server measures
 * @param elsewhere other parts of the application, asked for paths that are not the API's; empty to decline
 */
record RootRouter(
        ResourceRouter resources,
        ServedResources served,
        DiscoveryHandler discovery,
        OpenApiHandler openApi,
        HealthHandler health,
        VersionHandler version,
        MetricsHandler metrics,
        Function<Exchange, Optional<Mono<Void>>> elsewhere) {

    private static final String JSON = "application/json";

    Mono<Void> route(Exchange exchange) {
        return find(exchange, exchange.path())
                .or(() -> elsewhere.apply(exchange))
                .orElseGet(() -> Answers.write(exchange, 404, JSON, new Splice().add(Answers.paths(paths()))));
    }

    /** Paths count to the letter, but for those of the API, which may end in slashes. */
    private Optional<Mono<Void>> find(Exchange exchange, String path) {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        return switch (parts.get(0)) {
            case "", "index.html" ->
                parts.size() > 1
                        ? Optional.empty()
                        : Optional.of(Answers.write(exchange, 200, JSON, new Splice().add(Answers.paths(paths()))));
            case "apis" -> apis(exchange, path);
            case "healthz", "livez", "readyz" ->
                parts.size() == 1
                        ? Optional.of(health.all(exchange, parts.get(0)))
                        : health.one(
                                exchange,
                                parts.get(0),
                                path.substring(parts.get(0).length() + 2));
            case "metrics" -> metrics.at(exchange, path);
            case "openapi" -> openApi(exchange, path.substring("/openapi".length()));
            case "version" -> Optional.of(version(exchange, path));
            default -> Optional.empty();
        };
    }

    private Mono<Void> version(Exchange exchange, String path) {
        if (trimmed(path).equals("version")) {
            return version.handle(exchange);
        }
        throw notFound();
    }

    private Optional<Mono<Void>> openApi(Exchange exchange, String path) {
        if (path.equals("/v2")) {
            return Optional.of(openApi.v2(exchange));
        }
        if (path.equals("/v3")) {
            return Optional.of(openApi.v3Index(exchange));
        }
        return path.startsWith("/v3/")
                ? Optional.of(openApi.v3(exchange, path.substring("/v3/".length())))
                : Optional.empty();
    }

    private Optional<Mono<Void>> apis(Exchange exchange, String path) {
        if (path.equals("/apis") || path.equals("/apis/")) {
            return Optional.of(discovery.groups(exchange));
        }
        List<String> parts = List.of(trimmed(path).split("/", -1));
        String group = parts.size() > 1 ? parts.get(1) : "";
        if (served.versions(group).isEmpty()) {
            return Optional.empty();
        }
        if (parts.size() == 2) {
            return discovery.group(exchange, group);
        }
        GroupVersion groupVersion = new GroupVersion(group, parts.get(2));
        if (!served.versions(group).contains(parts.get(2))) {
            if (served.custom(group)) {
                return Optional.of(Answers.notFound(exchange));
            }
            throw notFound();
        }
        return parts.size() == 3
                ? discovery.resources(exchange, groupVersion)
                : Optional.of(resources.route(exchange, groupVersion, parts.subList(3, parts.size())));
    }

    /** The path without the slashes at its ends, however many. */
    private static String trimmed(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(1, end);
    }

    private static StatusException notFound() {
        return Failures.router(Reason.NOT_FOUND, "the server could not find the requested resource");
    }

    /** The paths that are not those of objects. */
    List<String> paths() {
        TreeSet<String> paths =
                new TreeSet<>(List.of("/apis", "/apis/", "/openapi/v2", "/openapi/v3", "/openapi/v3/", "/version"));
        for (String group : served.groups()) {
            paths.add("/apis/" + group);
            served.versions(group).forEach(each -> paths.add("/apis/" + group + "/" + each));
        }
        paths.addAll(health.paths());
        paths.addAll(metrics.paths());
        return List.copyOf(paths);
    }
}
