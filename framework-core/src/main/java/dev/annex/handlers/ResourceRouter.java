package dev.annex.handlers;

import dev.annex.api.Verb;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.http.Route;
import dev.annex.meta.GroupResource;
import dev.annex.meta.GroupVersion;
import dev.annex.negotiation.MediaType;
import dev.annex.negotiation.Negotiation;
import dev.annex.registry.ResourceVersion;
import dev.annex.scheme.VersionDefinition;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Finds the handler for a path below a group and version, from the one declaration of each resource, and answers in the
 * router's own words where there is none.
 */
public final class ResourceRouter {

    private static final List<String> PRODUCED = MediaType.names();
    private static final List<String> STREAMED = Stream.of(MediaType.names(), MediaType.streamNames())
            .flatMap(List::stream)
            .toList();

    private final Map<GroupVersion, Map<String, Entry>> resources = new HashMap<>();
    private final Map<Verb, Handler> handlers;

    private record Entry(Served served, ResourceVersion version, Route.Deprecation deprecation) {

        boolean custom() {
            return served.resource().definition().behaviour().customResource();
        }
    }

    /** What a path names. */
    private record Place(
            Entry entry, boolean scoped, String namespace, String name, String subresource, boolean watchPath) {

        boolean namespaced() {
            return entry.served().resource().definition().namespaced();
        }

        boolean allNamespaces() {
            return name.isEmpty() && namespaced() && !scoped;
        }

        boolean partKnown() {
            return subresource.isEmpty() || subresources(entry).contains(subresource);
        }

        GroupResource resource() {
            return entry.served().resource().groupResource();
        }
    }

    /** Routes to these resources, with these handlers. */
    public ResourceRouter(Collection<Served> served, Map<Verb, Handler> handlers) {
        this.handlers = new EnumMap<>(handlers);
        for (Served one : served) {
            for (VersionDefinition version : one.resource().definition().versions()) {
                if (version.served()) {
                    ResourceVersion ready = one.resource().version(version.name());
                    Entry entry = new Entry(
                            one, ready, Routes.deprecation(one.resource().definition(), version));
                    resources
                            .computeIfAbsent(ready.kind().groupVersion(), unused -> new HashMap<>())
                            .put(one.resource().definition().names().plural(), entry);
                }
            }
        }
    }

    /** Serves a path of the form {@code /apis/<group>/<version>/…}, given what comes after the version. */
    public Mono<Void> route(Exchange exchange, GroupVersion groupVersion, List<String> rest) {
        Map<String, Entry> known = resources.getOrDefault(groupVersion, Map.of());
        Place place = place(known, rest);
        boolean custom = custom(known, resource(rest));
        if (place == null || (custom && place.allNamespaces() && !reads(exchange))) {
            if (custom) {
                return Answers.notFound(exchange);
            }
            throw notFound();
        }
        if (!place.partKnown()) {
            throw custom ? Failures.notFound(place.resource(), place.name()) : notFound();
        }
        Verb verb = custom ? customVerb(exchange, place) : verb(exchange, place);
        if (!custom) {
            checkMedia(exchange, verb);
        }
        VersionDefinition version = place.entry().version().definition();
        place.entry()
                .served()
                .resource()
                .definition()
                .deprecationWarning(version)
                .ifPresent(exchange::warn);
        String name = verb == Verb.CREATE ? "" : place.name();
        Target target = new Target(
                place.entry().served(), place.entry().version(), place.namespace(), name, place.subresource());
        exchange.route(Routes.of(
                exchange, target, verb, place.watchPath(), place.entry().deprecation()));
        if (verb == Verb.WATCH && !place.watchPath() && !declares(place, Verb.WATCH)) {
            throw Failures.methodNotSupported(place.resource(), "watch");
        }
        return handlers.getOrDefault(verb, ResourceRouter::unserved).handle(exchange, target);
    }

    /** Whether a path is about custom resources; of a resource that there is not, whether all others are. */
    private static boolean custom(Map<String, Entry> known, String resource) {
        Entry entry = known.get(resource);
        return entry == null ? known.values().stream().allMatch(Entry::custom) : entry.custom();
    }

    /** The resource that a path is about, whether there is one of that name or not. */
    private static String resource(List<String> rest) {
        List<String> path = !rest.isEmpty() && rest.get(0).equals("watch") ? rest.subList(1, rest.size()) : rest;
        boolean scoped = path.size() >= 3 && path.get(0).equals("namespaces");
        return path.isEmpty() ? "" : path.get(scoped ? 2 : 0);
    }

    private static Mono<Void> unserved(Exchange exchange, Target target) {
        throw notAllowed();
    }

    private static @Nullable Place place(Map<String, Entry> known, List<String> rest) {
        List<String> path = rest;
        boolean watch = !path.isEmpty() && path.get(0).equals("watch");
        if (watch) {
            path = path.subList(1, path.size());
        }
        String namespace = "";
        boolean scoped = path.size() >= 3 && path.get(0).equals("namespaces");
        if (scoped) {
            namespace = path.get(1);
            path = path.subList(2, path.size());
        }
        if (path.isEmpty() || path.size() > (watch ? 2 : 3) || path.contains("")) {
            return null;
        }
        Entry entry = known.get(path.get(0));
        if (entry == null) {
            return null;
        }
        boolean namespaced = entry.served().resource().definition().namespaced();
        String name = path.size() > 1 ? path.get(1) : "";
        String subresource = path.size() > 2 ? path.get(2) : "";
        boolean fits = scoped ? namespaced : !namespaced || name.isEmpty();
        return fits ? new Place(entry, scoped, namespace, name, subresource, watch) : null;
    }

    private static List<String> subresources(Entry entry) {
        List<String> subresources = new ArrayList<>();
        if (entry.version().definition().statusSubresource()) {
            subresources.add("status");
        }
        if (entry.version().definition().scale() != null) {
            subresources.add("scale");
        }
        return subresources;
    }

    private static Verb verb(Exchange exchange, Place place) {
        boolean collection = place.name().isEmpty();
        Verb verb = switch (exchange.method()) {
            case "GET" -> reading(exchange, place);
            case "POST" -> Verb.CREATE;
            case "PUT" -> Verb.UPDATE;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> collection ? Verb.DELETECOLLECTION : Verb.DELETE;
            default -> throw notAllowed();
        };
        boolean onCollection = verb == Verb.CREATE || verb == Verb.DELETECOLLECTION;
        boolean onItem = verb == Verb.UPDATE || verb == Verb.PATCH || verb == Verb.DELETE;
        boolean misplaced = (collection && onItem)
                || (!collection && onCollection)
                || (place.allNamespaces() && onCollection)
                || (place.watchPath() && verb != Verb.WATCH)
                || (!place.subresource().isEmpty() && verb == Verb.DELETE);
        if (misplaced || (verb != Verb.WATCH && !declares(place, verb))) {
            throw notAllowed();
        }
        return verb;
    }

    /**
     * What a request for custom resources means. Upstream does not have a router find them: their handler looks at the
     * verb, refuses it by its name, and answers HEAD.
     */
    private static Verb customVerb(Exchange exchange, Place place) {
        boolean collection = place.name().isEmpty();
        Verb verb = switch (exchange.method()) {
            case "GET", "HEAD" -> reading(exchange, place);
            case "POST" -> Verb.CREATE;
            case "PUT" -> Verb.UPDATE;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> collection ? Verb.DELETECOLLECTION : Verb.DELETE;
            default -> throw Failures.methodNotSupported(place.resource(), "");
        };
        boolean part = !place.subresource().isEmpty();
        if ((part && (verb == Verb.CREATE || verb == Verb.DELETE)) || !declares(place, verb)) {
            throw Failures.methodNotSupported(place.resource(), verb.name().toLowerCase(Locale.ROOT));
        }
        if (collection && verb == Verb.PATCH) {
            PatchHandler.checkType(exchange, true);
        }
        if (collection && (verb == Verb.PATCH || verb == Verb.UPDATE)) {
            throw Failures.badRequest("name must be provided");
        }
        return verb;
    }

    private static boolean reads(Exchange exchange) {
        return exchange.method().equals("GET") || exchange.method().equals("HEAD");
    }

    private static Verb reading(Exchange exchange, Place place) {
        boolean collection = place.name().isEmpty();
        if (place.watchPath() || (collection && watches(exchange))) {
            return Verb.WATCH;
        }
        return collection ? Verb.LIST : Verb.GET;
    }

    private static boolean declares(Place place, Verb verb) {
        return place.entry().served().resource().definition().verbs().contains(verb);
    }

    private static boolean watches(Exchange exchange) {
        String watch = exchange.query().first("watch");
        return exchange.query().has("watch") && !watch.equalsIgnoreCase("false") && !watch.equals("0");
    }

    private static void checkMedia(Exchange exchange, Verb verb) {
        boolean streams = verb == Verb.LIST || verb == Verb.WATCH;
        if (verb == Verb.PATCH) {
            Negotiation.checkConsumed(exchange.header(HttpHeaders.CONTENT_TYPE), PatchHandler.TYPES);
        }
        Negotiation.checkProduced(exchange.header(HttpHeaders.ACCEPT), streams ? STREAMED : PRODUCED);
    }

    private static StatusException notAllowed() {
        return Failures.router(
                Reason.METHOD_NOT_ALLOWED, "the server does not allow this method on the requested resource");
    }

    private static StatusException notFound() {
        return Failures.router(Reason.NOT_FOUND, "the server could not find the requested resource");
    }
}
