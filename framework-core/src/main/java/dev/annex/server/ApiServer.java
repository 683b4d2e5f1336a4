package dev.annex.server;

import dev.annex.admission.NamespaceLifecycle;
import dev.annex.api.Verb;
import dev.annex.authentication.Authenticator;
import dev.annex.authorization.Authorizer;
import dev.annex.discovery.DiscoveryDocuments;
import dev.annex.filters.AuthenticationFilter;
import dev.annex.filters.AuthorizationFilter;
import dev.annex.filters.DeadlineFilter;
import dev.annex.filters.ErrorFilter;
import dev.annex.filters.Filter;
import dev.annex.filters.HeadersFilter;
import dev.annex.filters.InFlightFilter;
import dev.annex.filters.InFlightLimits;
import dev.annex.filters.MetricsFilter;
import dev.annex.filters.RequestInfoFilter;
import dev.annex.filters.ShutdownFilter;
import dev.annex.handlers.CreateHandler;
import dev.annex.handlers.DeleteCollectionHandler;
import dev.annex.handlers.DeleteHandler;
import dev.annex.handlers.DiscoveryHandler;
import dev.annex.handlers.GetHandler;
import dev.annex.handlers.Handler;
import dev.annex.handlers.HealthHandler;
import dev.annex.handlers.ListHandler;
import dev.annex.handlers.MetricsHandler;
import dev.annex.handlers.OpenApiHandler;
import dev.annex.handlers.PatchHandler;
import dev.annex.handlers.ResourceRouter;
import dev.annex.handlers.Served;
import dev.annex.handlers.UpdateHandler;
import dev.annex.handlers.VersionHandler;
import dev.annex.handlers.WatchHandler;
import dev.annex.http.Exchange;
import dev.annex.metrics.Metrics;
import dev.annex.metrics.ServerMeters;
import dev.annex.openapi.OpenApiDocuments;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.registry.Resource;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.RegisteredKinds;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.ServedResources;
import dev.annex.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A Kubernetes API server for the resources of some groups, to be put behind any HTTP server that Spring's reactive
 * stack knows. Made once, started once, closed once.
 */
public final class ApiServer implements HttpHandler, AutoCloseable {

    private static final int MOST_WORKERS = 128;
    private static final int MOST_WAITING = 10_000;
    private static final int WORKER_IDLE_SECONDS = 60;

    /** What upstream, too, shows for a number that it cannot find out. */
    private static final int UNKNOWN = -1;

    private final List<Resource> resources = new ArrayList<>();
    private final ScheduledExecutorService timers;
    private final Scheduler workers;
    private final ScheduledFuture<?> seconds;
    private final HealthChecks health;
    private final WatchHandler watches;
    private final Filter.Chain chain;
    private volatile boolean stopping;

    /**
     * What a server is made of.
     *
     * @param storage where objects are kept; closed by whoever opened it
     * @param keyPrefix what the keys of all objects begin with, such as {@code /registry}
     * @param groups the groups to serve
     * @param userCode the code of their resources
     * @param listers handed to user code, bound to the server here
     * @param authenticator who asks; has to know anonymous users too if these may come in
     * @param authorizer who may do what
     * @param limits how many requests may be under way at once
     * @param namespaces which namespaces can be written to
     * @param address what discovery says of where the server is, may be empty
     * @param scheme what messages call the registry of the server's kinds
     * @param info what the OpenAPI documents say of the server
     * @param metrics what it measures of itself
     * @param elsewhere other parts of the application, asked for paths that are not the API's; empty to decline
     * @param clock what time it is
     */
    public record Parts(
            Storage storage,
            String keyPrefix,
            List<ApiGroup> groups,
            UserCodeRegistry userCode,
            CachedListers listers,
            Authenticator authenticator,
            Authorizer authorizer,
            InFlightLimits limits,
            NamespaceLifecycle namespaces,
            String address,
            String scheme,
            OpenApiInfo info,
            Metrics metrics,
            Function<Exchange, Optional<Mono<Void>>> elsewhere,
            Clock clock) {}

    /** Puts a server together. */
    public ApiServer(Parts parts) {
        this.timers = Executors.newScheduledThreadPool(2, Threads.daemon("annex-timer"));
        this.workers = Schedulers.newBoundedElastic(MOST_WORKERS, MOST_WAITING, Threads.workers(), WORKER_IDLE_SECONDS);
        this.health = new HealthChecks(parts.storage(), resources, parts.namespaces(), () -> stopping);
        this.watches = new WatchHandler(timers, parts.metrics().server());
        List<RestStorage> storages = parts.groups().stream()
                .flatMap(group -> group.resources().stream())
                .toList();
        parts.userCode().checkUsed(storages);
        RegisteredKinds kinds = new RegisteredKinds(
                parts.scheme(), storages.stream().map(RestStorage::definition).toList());
        List<Served> served =
                storages.stream().map(each -> serve(each, parts, kinds)).toList();
        parts.listers().bind(resources);
        RootRouter router = router(parts, storages, served);
        measure(parts.metrics().server(), storages, router);
        this.seconds = timers.scheduleAtFixedRate(parts.metrics().server()::second, 1, 1, TimeUnit.SECONDS);
        this.chain = Filter.chain(filters(parts), router::route);
    }

    private void measure(ServerMeters meters, List<RestStorage> storages, RootRouter router) {
        meters.serve(
                ServedResources.of(
                        storages.stream().map(RestStorage::definition).toList()),
                router.paths());
        resources.forEach(resource -> meters.stored(
                resource.groupResource(),
                () -> resource.cache().ready() ? resource.cache().latest().size() : UNKNOWN));
    }

    /** The order in which a request meets them, which is the order in which failures win (E-10). */
    private List<Filter> filters(Parts parts) {
        return List.of(
                new MetricsFilter(parts.metrics().server()),
                new HeadersFilter(parts.clock()),
                new ErrorFilter(),
                new RequestInfoFilter(),
                new ShutdownFilter(() -> stopping),
                new DeadlineFilter(),
                new AuthenticationFilter(parts.authenticator()),
                new InFlightFilter(parts.limits(), parts.metrics().server()),
                new AuthorizationFilter(parts.authorizer()));
    }

    private RootRouter router(Parts parts, List<RestStorage> storages, List<Served> served) {
        List<ResourceDefinition> definitions =
                storages.stream().map(RestStorage::definition).toList();
        return new RootRouter(
                new ResourceRouter(served, handlers()),
                ServedResources.of(definitions),
                new DiscoveryHandler(DiscoveryDocuments.of(definitions, parts.address())),
                new OpenApiHandler(OpenApiDocuments.of(parts.info(), definitions), parts.clock()),
                new HealthHandler(health.checks(), parts.metrics().health()),
                new VersionHandler(parts.info().version()),
                new MetricsHandler(parts.metrics()),
                parts.elsewhere());
    }

    private Map<Verb, Handler> handlers() {
        return Map.of(
                Verb.GET, new GetHandler(),
                Verb.LIST, new ListHandler(),
                Verb.WATCH, watches,
                Verb.CREATE, new CreateHandler(workers),
                Verb.UPDATE, new UpdateHandler(workers),
                Verb.PATCH, new PatchHandler(workers),
                Verb.DELETE, new DeleteHandler(workers),
                Verb.DELETECOLLECTION, new DeleteCollectionHandler(workers));
    }

    private Served serve(RestStorage rest, Parts parts, RegisteredKinds kinds) {
        ResourceVersions ready = ResourceVersions.of(rest, parts.userCode());
        Resource resource = new Resource(
                rest.definition(), ready.versions(), ready.conversions(), parts.storage(), parts.keyPrefix(), timers);
        resources.add(resource);
        return Served.of(resource, parts.userCode().of(resource, rest), parts.namespaces(), kinds, parts.clock());
    }

    /**
     * Fills the watch caches.
     *
     * @throws IllegalStateException if that takes longer than the patience
     */
    public void start(Duration patience) {
        CompletableFuture<?>[] filled =
                resources.stream().map(resource -> resource.cache().start()).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(filled).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    health.unfilledCache().orElse("the watch caches could not be filled") + " for more than "
                            + patience.toSeconds() + " s; the log says what the storage answered",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the watch caches were filled", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the watch caches could not be filled", e.getCause());
        }
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        return chain.proceed(new Exchange(request, response));
    }

    /** How many watches are open. */
    public int watches() {
        return watches.open();
    }

    /** Says that the server is going away: it is not ready any more, and all watches end cleanly (O-30). */
    public void stop() {
        stopping = true;
        watches.close();
    }

    /** Ends everything but the storage. */
    @Override
    public void close() {
        stop();
        resources.forEach(resource -> resource.cache().close());
        workers.dispose();
        seconds.cancel(false);
        timers.shutdownNow();
    }
}
