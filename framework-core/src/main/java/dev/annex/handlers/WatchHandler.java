package dev.annex.handlers;

import dev.annex.codec.Splice;
import dev.annex.http.Answers;
import dev.annex.http.Exchange;
import dev.annex.metrics.EventMeters;
import dev.annex.metrics.ServerMeters;
import dev.annex.negotiation.MediaType;
import dev.annex.request.ListOptions;
import dev.annex.status.Failures;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import dev.annex.storage.CompactedException;
import dev.annex.watch.Deliveries;
import dev.annex.watch.EventFrames;
import dev.annex.watch.WatchStream;
import dev.annex.watchcache.CachedObject;
import dev.annex.watchcache.Interest;
import dev.annex.watchcache.Snapshot;
import dev.annex.watchcache.WatchCache;
import dev.annex.watchcache.WatchStart;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows the changes of the objects that match (section 5 of the protocol). */
public final class WatchHandler implements Handler, AutoCloseable {

    private static final long LEAST_SECONDS = 1800;
    private static final Duration BOOKMARKS = Duration.ofMinutes(1);
    private static final Duration LAST_BOOKMARK = Duration.ofSeconds(2);

    private final ScheduledExecutorService timers;
    private final ServerMeters meters;
    private final Set<WatchStream> open = ConcurrentHashMap.newKeySet();

    /** Serves watches, whose bookmarks and ends the timers see to, and counts what they send. */
    public WatchHandler(ScheduledExecutorService timers, ServerMeters meters) {
        this.timers = timers;
        this.meters = meters;
    }

    /**
     * What a client asks for.
     *
     * @param interest which changes it has to be told of
     */
    private record Asked(
            Exchange exchange, Target target, ListOptions options, EventFrames frames, Interest interest) {}

    @Override
    public Mono<Void> handle(Exchange exchange, Target target) {
        if (exchange.header("Upgrade").equalsIgnoreCase("websocket")) {
            return refuseUpgrade(exchange);
        }
        // what cannot be listed in this form is refused first, what cannot be streamed in it last
        Output.negotiate(exchange, target, Output.Holds.LIST);
        ListOptions options = options(exchange, target);
        Selection selection = Selection.of(target, options);
        target.checkKey();
        long after = options.anyRevision() ? 0 : revision(options);
        Output output = Output.negotiate(exchange, target, Output.Holds.EVENTS);
        EventFrames frames = new EventFrames(
                output.renderer(),
                selection::includes,
                output.negotiated().mediaType() == MediaType.PROTOBUF,
                output.negotiated().transform().isMeta("PartialObjectMetadataList"));
        Asked asked = new Asked(exchange, target, options, frames, selection.interest(target.keyPrefix()));
        if (options.timeoutSeconds() != null && options.timeoutSeconds() < 0) {
            return overAtOnce(asked);
        }
        if (Boolean.TRUE.equals(options.sendInitialEvents()) || options.anyRevision()) {
            return Snapshots.reached(target, options.resourceVersion())
                    .flatMap(reached -> fromNow(asked))
                    .onErrorResume(WatchHandler::tooLarge, e -> failed(asked, e));
        }
        return resume(asked, after);
    }

    private static long revision(ListOptions options) {
        return Snapshots.parse(options.resourceVersion(), text -> Failures.plain("resourceVersion: " + text));
    }

    private static boolean tooLarge(Throwable failure) {
        return failure instanceof StatusException status && status.reason() == Reason.TIMEOUT;
    }

    /** A watch whose time was up before it began; what there is most recently could not even be asked for. */
    private Mono<Void> overAtOnce(Asked asked) {
        if (asked.options().resourceVersion().isEmpty()) {
            return failed(asked, new StatusException(500, Reason.INTERNAL_ERROR, "context deadline exceeded", null));
        }
        Session session = new Session(asked, 0);
        session.stream.begin(new WatchStart(null, List.of(), 0), Collections.emptyIterator(), false);
        session.stream.end();
        return session.send();
    }

    /** A watch that tells why it cannot be, and ends (W-53). */
    private Mono<Void> failed(Asked asked, Throwable failure) {
        Session session = new Session(asked, 0);
        session.fail((StatusException) failure);
        return session.send();
    }

    /**
     * Watches over WebSocket are not served. Clients that try one first go on with a plain watch when the upgrade is
     * answered by a 200, and only if that answer ends, which a watch's own would not.
     */
    private static Mono<Void> refuseUpgrade(Exchange exchange) {
        return Answers.write(exchange, 200, MediaType.JSON.toString(), new Splice());
    }

    /** The options, also where the path says which object it is about. */
    private static ListOptions options(Exchange exchange, Target target) {
        ListOptions options = ListOptions.parse(exchange.parameters());
        return target.name().isEmpty() ? options : options.named(target.name());
    }

    /** A watch that begins with the state, or with what comes next. */
    private Mono<Void> fromNow(Asked asked) {
        boolean marked = Boolean.TRUE.equals(asked.options().sendInitialEvents());
        boolean withState = marked || asked.options().sendInitialEvents() == null;
        Session session = new Session(asked, 0);
        try {
            WatchStart start = session.cache.watchNow(withState, session.stream);
            Snapshot state = start.initial();
            Iterator<CachedObject> objects = state == null
                    ? Collections.emptyIterator()
                    : state.iterate(asked.interest().keyPrefix(), "");
            session.stream.begin(start, objects, marked && asked.options().allowWatchBookmarks());
        } catch (RuntimeException e) {
            session.close();
            return Mono.error(Snapshots.translate(e));
        }
        return session.send();
    }

    /** A watch that goes on after a revision (W-50, W-53, W-54). */
    private Mono<Void> resume(Asked asked, long after) {
        Session session = new Session(asked, after);
        try {
            session.stream.begin(session.cache.watchAfter(after, session.stream), Collections.emptyIterator(), false);
        } catch (CompactedException e) {
            session.fail(Failures.expired("too old resource version: " + after + " (" + e.compactRevision() + ")", ""));
        } catch (RuntimeException e) {
            session.close();
            return Mono.error(Snapshots.translate(e));
        }
        return session.send();
    }

    /** How many watches are open. */
    public int open() {
        return open.size();
    }

    /** Ends all watches, cleanly, when the server shuts down. */
    @Override
    public void close() {
        open.forEach(WatchStream::end);
    }

    /** One watch with its timers. */
    private final class Session implements Deliveries {

        private final Asked asked;
        private final WatchCache cache;
        private final WatchStream stream;
        private final EventMeters events;
        private final AtomicInteger alike;
        private final long seconds;
        private volatile boolean closed;
        private volatile Set<ScheduledFuture<?>> tasks = Set.of();

        Session(Asked asked, long after) {
            this.asked = asked;
            this.cache = asked.target().resource().cache();
            Long timeout = asked.options().timeoutSeconds();
            this.seconds = timeout != null && timeout > 0
                    ? timeout
                    : LEAST_SECONDS + ThreadLocalRandom.current().nextLong(LEAST_SECONDS);
            this.events = meters.events(
                    asked.target().version().kind().groupVersion(),
                    asked.target().groupResource().resource());
            this.alike = meters.longRunning(asked.exchange());
            this.stream = new WatchStream(asked.frames(), asked.interest(), after, this, this::close);
            open.add(stream);
            alike.incrementAndGet();
        }

        @Override
        public void sent(List<byte[]> batch) {
            asked.exchange().wrote(events.sent(batch));
        }

        @Override
        public void stateSent() {
            meters.listed(asked.exchange());
        }

        void fail(StatusException failure) {
            stream.beginWithError(asked.frames().error(failure));
        }

        Mono<Void> send() {
            Exchange exchange = asked.exchange();
            Answers.head(exchange, 200, asked.frames().contentType());
            schedule();
            DataBufferFactory buffers = exchange.response().bufferFactory();
            // Not in flushed groups: the server ends each by switching sources, and demand that comes from the event
            // loop during such a switch can be lost (reactor-core 3.8.8), which leaves the watch silent for ever.
            // A client that is gone by now never asks for an event, and so never cancels the stream either.
            return exchange.answer()
                    .writeWith(Flux.from(stream).map(buffers::wrap))
                    .doFinally(signal -> stream.cancel());
        }

        private void schedule() {
            Set<ScheduledFuture<?>> scheduled = ConcurrentHashMap.newKeySet();
            scheduled.add(timers.schedule(stream::end, seconds, TimeUnit.SECONDS));
            if (asked.options().allowWatchBookmarks()) {
                long every = BOOKMARKS.toMillis();
                scheduled.add(timers.scheduleAtFixedRate(
                        () -> cache.bookmark(stream),
                        ThreadLocalRandom.current().nextLong(every / 2, every),
                        every,
                        TimeUnit.MILLISECONDS));
                long last = TimeUnit.SECONDS.toMillis(seconds) - LAST_BOOKMARK.toMillis();
                if (last > 0) {
                    scheduled.add(timers.schedule(() -> cache.bookmark(stream), last, TimeUnit.MILLISECONDS));
                }
            }
            tasks = scheduled;
            if (closed) {
                scheduled.forEach(task -> task.cancel(false));
            }
        }

        void close() {
            closed = true;
            if (open.remove(stream)) {
                alike.decrementAndGet();
            }
            cache.unwatch(stream);
            tasks.forEach(task -> task.cancel(false));
        }
    }
}
