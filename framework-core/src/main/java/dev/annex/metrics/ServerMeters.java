package dev.annex.metrics;

import dev.annex.http.Exchange;
import dev.annex.http.Route;
import dev.annex.meta.GroupResource;
import dev.annex.meta.GroupVersion;
import dev.annex.request.RequestInfo;
import dev.annex.scheme.ServedResources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.springframework.http.HttpStatusCode;

/** The meters of a server: requests, streams, and what is stored (O-10). */
public final class ServerMeters {

    private final OwnMeters meters;
    private final Map<RequestLabels, RequestMeters> requests = new ConcurrentHashMap<>();
    private final Map<RequestLabels, AtomicInteger> longRunning = new ConcurrentHashMap<>();
    private final Set<Route> deprecated = ConcurrentHashMap.newKeySet();
    private final Watermark reads = new Watermark();
    private final Watermark writes = new Watermark();
    private volatile ServedNames names = new ServedNames(Set.of(), Set.of());
    private volatile Counter handshakeFailures;

    /** Meters in the application's registry. */
    public ServerMeters(MeterRegistry registry) {
        this.meters = new OwnMeters(registry);
        this.handshakeFailures = handshakeFailures();
        inFlight("readOnly", reads);
        inFlight("mutating", writes);
    }

    private void inFlight(String kind, Watermark watermark) {
        meters.state(
                "apiserver.current.inflight.requests",
                "How many requests were under way at most in the last second",
                Tags.of("request_kind", kind),
                watermark,
                Watermark::shown);
    }

    private Counter handshakeFailures() {
        return meters.counter("apiserver.tls.handshake.errors", "Connections whose TLS handshake failed", Tags.empty());
    }

    /** Says what there is: other names do not become labels, whatever clients ask for. */
    public void serve(ServedResources served, Collection<String> paths) {
        names = ServedNames.of(served, paths);
    }

    /** Shows how many objects of a resource are stored. */
    public void stored(GroupResource resource, IntSupplier objects) {
        String description = "How many objects are stored";
        meters.state(
                "apiserver.storage.objects",
                description,
                Tags.of("resource", resource.toString()),
                objects,
                IntSupplier::getAsInt);
        meters.state(
                "apiserver.resource.objects",
                description,
                Tags.of("group", resource.group(), "resource", resource.resource()),
                objects,
                IntSupplier::getAsInt);
    }

    /**
     * Counts and times a request that is over.
     *
     * @param cutOff whether the answer did not come to its end
     */
    public void over(Exchange exchange, boolean cutOff) {
        Route route = exchange.route();
        if (route != null) {
            measure(exchange, route);
        }
        if (exchange.refusal() != 0) {
            refused(exchange, exchange.refusal(), cutOff);
        }
    }

    private void measure(Exchange exchange, Route route) {
        RequestLabels labels = RequestLabels.of(exchange, route);
        RequestMeters found = requests(labels);
        HttpStatusCode status = exchange.response().getStatusCode();
        long nanos = System.nanoTime() - exchange.received();
        found.count(status == null ? 0 : status.value());
        found.took(nanos);
        if (labels.dryRun().isEmpty() && !exchange.info().longRunning()) {
            found.indicated(nanos);
        }
        if (route.sized()) {
            found.answered(exchange.written());
        }
        if (route.deprecation().deprecated() && deprecated.add(route)) {
            deprecated(route);
        }
    }

    private RequestMeters requests(RequestLabels labels) {
        RequestMeters found = requests.get(labels);
        return found != null ? found : requests.computeIfAbsent(labels, key -> new RequestMeters(meters, key));
    }

    private void deprecated(Route route) {
        meters.gauge(
                "apiserver.requested.deprecated.apis",
                "Deprecated APIs that somebody has asked for",
                Tags.of(
                        "group", route.group(),
                        "version", route.version(),
                        "resource", route.resource(),
                        "subresource", route.subresource(),
                        "removed_release", route.deprecation().removedRelease()),
                new AtomicInteger(1));
    }

    /** Counts a request that the server gave up to protect itself, perhaps in the middle of the answer. */
    private void refused(Exchange exchange, int code, boolean cutOff) {
        RequestInfo info = exchange.info();
        boolean served = info.resourceRequest() && names.contain(info);
        if (code == 429) {
            requests(RequestLabels.unrouted(exchange, info, served, "")).count(code);
        }
        RequestLabels labels = RequestLabels.unrouted(exchange, info, served, names.path(info));
        meters.counter(
                        "apiserver.request.terminations",
                        "Requests that the server ended to protect itself",
                        labels.tags().and("code", Integer.toString(code)))
                .increment();
        if (cutOff) {
            meters.counter(
                            "apiserver.request.aborts",
                            "Requests whose answers broke off",
                            RequestLabels.unrouted(exchange, info, served, "").tagsWithoutComponent())
                    .increment();
        }
    }

    /** The number of open streams like this one. */
    public AtomicInteger longRunning(Exchange exchange) {
        return longRunning.computeIfAbsent(RequestLabels.ofStream(exchange, exchange.info()), labels -> {
            AtomicInteger open = new AtomicInteger();
            meters.state("apiserver.longrunning.requests", "Open streams", labels.tags(), open, AtomicInteger::get);
            return open;
        });
    }

    /** The meters of what watches of a resource in a version send. */
    public EventMeters events(GroupVersion version, String resource) {
        Tags tags = Tags.of("group", version.group(), "version", version.version(), "resource", resource);
        return new EventMeters(
                meters.counter("apiserver.watch.events", "Events that watches sent", tags),
                meters.summary(
                        "apiserver.watch.events.sizes",
                        "How many bytes the events of watches had",
                        Buckets.EVENT_SIZES,
                        tags));
    }

    /** Adds how long it took until a watch had sent the state that it began with. */
    public void listed(Exchange exchange) {
        RequestInfo info = exchange.info();
        Timer timer = meters.timer(
                "apiserver.watch.list.duration",
                "How long it took until watches had sent the state that they began with",
                Buckets.WATCH_LISTS,
                Tags.of(
                        "group", info.group(),
                        "version", info.version(),
                        "resource", info.resource(),
                        "scope", info.scope()));
        timer.record(System.nanoTime() - exchange.received(), TimeUnit.NANOSECONDS);
    }

    /** Counts a connection whose TLS handshake failed. */
    public void handshakeFailed() {
        handshakeFailures.increment();
    }

    /** How many reads are under way. */
    public Watermark reads() {
        return reads;
    }

    /** How many writes are under way. */
    public Watermark writes() {
        return writes;
    }

    /** Has to be called every second. */
    public void second() {
        reads.turn();
        writes.turn();
    }

    /** Forgets all that was counted and timed; what is the case now stays. */
    public void reset() {
        requests.clear();
        deprecated.clear();
        meters.forget();
        handshakeFailures = handshakeFailures();
    }
}
