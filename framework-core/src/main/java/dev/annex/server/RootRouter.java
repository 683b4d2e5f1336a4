package dev.annex.server;

import dev.annex.codec.Splice;
import dev.annex.handlers.DiscoveryHandler;
import dev.annex.handlers.HealthHandler;
import dev.annex.handlers.OpenApiHandler;
import dev.annex.handlers.ResourceRouter;
import dev.annex.handlers.VersionHandler;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.meta.GroupVersion;
import dev.annex.scheme.ServedResources;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param elsewhere other parts of the application, asked for paths that are not the API's; empty to decline
 */
record RootRouter(
        ResourceRouter resources,
        ServedResources served,
        DiscoveryHandler discovery,
        OpenApiHandler openApi,
        HealthHandler health,
        VersionHandler version,
        Function<Exchange, Optional<Mono<Void>>> elsewhere) {

    private static final Set<String> PROBES = Set.of("healthz", "livez", "readyz");

    Mono<Void> route(Exchange exchange) {
        String path = exchange.path();
        String[] all = path.substring(1).split("/", -1);
        List<String> parts = new ArrayList<>(Arrays.asList(all));
        if (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty() && !PROBES.contains(parts.get(0))) {
            parts.remove(parts.size() - 1);
        }
        return find(exchange, parts)
                .or(() -> elsewhere.apply(exchange))
                .orElseGet(() ->
                        Answers.write(exchange, 404, "application/json", new Splice().add(Answers.paths(paths()))));
    }

    private Optional<Mono<Void>> find(Exchange exchange, List<String> parts) {
        String rest = String.join("/", parts.subList(1, parts.size()));
        return switch (parts.get(0)) {
            case "", "index.html" ->
                parts.size() > 1
                        ? Optional.empty()
                        : Optional.of(Answers.write(
                                exchange, 200, "application/json", new Splice().add(Answers.paths(paths()))));
            case "apis" -> apis(exchange, parts);
            case "healthz", "livez", "readyz" ->
                parts.size() == 1
                        ? Optional.of(health.all(exchange, parts.get(0)))
                        : health.one(exchange, parts.get(0), rest);
            case "openapi" -> openApi(exchange, parts);
            case "version" -> rest.isEmpty() ? Optional.of(version.handle(exchange)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Mono<Void>> openApi(Exchange exchange, List<String> parts) {
        String kind = parts.size() > 1 ? parts.get(1) : "";
        if (kind.equals("v2") && parts.size() == 2) {
            return Optional.of(openApi.v2(exchange));
        }
        if (!kind.equals("v3")) {
            return Optional.empty();
        }
        return Optional.of(
                parts.size() == 2
                        ? openApi.v3Index(exchange)
                        : openApi.v3(exchange, String.join("/", parts.subList(2, parts.size()))));
    }

    private Optional<Mono<Void>> apis(Exchange exchange, List<String> parts) {
        if (parts.size() == 1) {
            return Optional.of(discovery.groups(exchange));
        }
        String group = parts.get(1);
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
            throw Failures.router(Reason.NOT_FOUND, "the server could not find the requested resource");
        }
        return parts.size() == 3
                ? discovery.resources(exchange, groupVersion)
                : Optional.of(resources.route(exchange, groupVersion, parts.subList(3, parts.size())));
    }

    private List<String> paths() {
        TreeSet<String> paths =
                new TreeSet<>(List.of("/apis", "/apis/", "/openapi/v2", "/openapi/v3", "/openapi/v3/", "/version"));
        for (String group : served.groups()) {
            paths.add("/apis/" + group);
            served.versions(group).forEach(each -> paths.add("/apis/" + group + "/" + each));
        }
        paths.addAll(health.paths());
        return List.copyOf(paths);
    }
}
