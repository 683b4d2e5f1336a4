package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.annex.filters.InFlightLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What a server counts and times of itself (O-10); that it is what upstream does is tested where upstream is known. */
class MetricsTests {

    /** A request is counted when its answer has gone out, which a client may learn a moment before. */
    private static void await(String what, DoubleSupplier value, double expected) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (value.getAsDouble() < expected && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(value.getAsDouble()).as(what).isCloseTo(expected, within(1e-9));
    }

    private static double requests(LoopbackServer server, String... tags) {
        Collection<Counter> found =
                server.meters().find("apiserver.request").tags(tags).counters();
        return found.stream().mapToDouble(Counter::count).sum();
    }

    @Test
    void requestsAreCountedTimedAndWeighed() throws Exception {
        try (LoopbackServer server = LoopbackServer.start()) {
            String body = server.send(server.request(SHIPS)).body();
            await(
                    "bytes, which come last",
                    () -> server.meters().find("apiserver.response.sizes").summaries().stream()
                            .mapToDouble(DistributionSummary::totalAmount)
                            .sum(),
                    body.length());
            assertThat(requests(server, "verb", "LIST", "resource", "ships", "code", "200"))
                    .isEqualTo(1);
            assertThat(server.meters().get("apiserver.request.duration").timer().count())
                    .isEqualTo(1);
            assertThat(server.meters()
                            .get("apiserver.request.sli.duration")
                            .timer()
                            .totalTime(TimeUnit.SECONDS))
                    .isBetween(0.0, 60.0);
        }
    }

    /** As upstream's server of custom resources counts (measured): who selects a name asks for an object. */
    @Test
    void listsOfCustomResourcesByNameAreReadsOfOne() throws Exception {
        try (LoopbackServer server = LoopbackServer.start()) {
            String byName = "fieldSelector=metadata.name=x";
            server.send(server.request(SHIPS + "?" + byName));
            server.send(server.request(SHIPS).method("HEAD", BodyPublishers.noBody()));
            try (Stream<String> watch = server.watch(SHIPS + "?watch=1&timeoutSeconds=1&" + byName)) {
                assertThat(watch).isEmpty();
            }
            try (Stream<String> watch =
                    server.watch("/apis/harbor.example.com/v1/watch/namespaces/default/ships?timeoutSeconds=1")) {
                assertThat(watch).isEmpty();
            }
            await("by name", () -> requests(server, "verb", "GET", "scope", "resource", "code", "200"), 1);
            await("lists", () -> requests(server, "verb", "LIST", "scope", "namespace", "code", "200"), 1);
            await("watches", () -> requests(server, "verb", "WATCH", "scope", "resource", "code", "200"), 1);
            await("by path", () -> requests(server, "verb", "WATCH", "scope", "namespace", "code", "200"), 1);
            assertThat(server.meters().get("apiserver.response.sizes").summaries())
                    .extracting(summary -> summary.getId().getTag("verb"))
                    .containsExactlyInAnyOrder("GET", "LIST");
        }
    }

    @Test
    void whatClientsMakeUpDoesNotBecomeALabel() throws Exception {
        try (LoopbackServer server = LoopbackServer.start()) {
            server.send(server.request(SHIPS + "/first"));
            server.send(server.request(SHIPS).header("Accept", "text/first"));
            await("what is not there", () -> requests(server, "verb", "GET", "code", "404"), 1);
            await("what cannot be had so", () -> requests(server, "verb", "LIST", "code", "406"), 1);
            List<Meter.Id> before = ids(server);
            for (int i = 0; i < 20; i++) {
                String own = "made-up-" + i;
                server.send(server.request(SHIPS + "/" + own));
                server.send(server.request(SHIPS + "/" + own + "/" + own));
                server.send(server.request(SHIPS).header("Accept", "text/" + own));
                server.send(server.request(SHIPS).method("MADE" + i, BodyPublishers.noBody()));
                server.send(server.request("/apis/harbor.example.com/v1/namespaces/" + own + "/ships/x"));
                server.send(server.request("/apis/harbor.example.com/v1/" + own));
                server.send(server.request("/apis/harbor.example.com/" + own + "/ships"));
                server.send(server.request("/apis/" + own + "/v1/ships"));
                server.send(server.request("/" + own));
            }
            await("what is not there", () -> requests(server, "verb", "GET", "code", "404"), 41);
            assertThat(ids(server)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    private static List<Meter.Id> ids(LoopbackServer server) {
        return server.meters().getMeters().stream().map(Meter::getId).toList();
    }

    @Test
    void refusedRequestsAreNamedByWhatIsServedAlone() throws Exception { // O-21
        Gate gate = new Gate();
        try (LoopbackServer server = LoopbackServer.start(new InFlightLimits(1, 1), gate)) {
            CompletableFuture<HttpResponse<String>> first = gate.hold(server);
            Gauge reads = server.meters()
                    .get("apiserver.current.inflight.requests")
                    .tag("request_kind", "readOnly")
                    .gauge();
            await("reads under way", reads::value, 1);
            for (String path : List.of(SHIPS, "/apis/harbor.example.com/v1/made-up", "/made-up", "/readyz")) {
                assertThat(server.send(server.request(path)).statusCode()).isEqualTo(429);
            }
            server.send(server.request("/made-up").method("MADEUP", BodyPublishers.noBody()));
            await("refused", () -> requests(server, "code", "429"), 4);
            assertThat(tags(server, "apiserver.request.terminations"))
                    .containsExactlyInAnyOrder(
                            List.of("429", "apiserver", "harbor.example.com", "ships", "namespace", "", "LIST", "v1"),
                            List.of("429", "apiserver", "", "", "cluster", "", "LIST", ""),
                            List.of("429", "apiserver", "", "", "", "", "GET", ""),
                            List.of("429", "apiserver", "", "", "", "/readyz", "GET", ""));
            gate.open();
            assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
        }
    }

    /** The values of the tags, by the tags' names. */
    private static List<List<String>> tags(LoopbackServer server, String meter) {
        return server.meters().find(meter).counters().stream()
                .map(counter ->
                        counter.getId().getTags().stream().map(Tag::getValue).toList())
                .toList();
    }

    @Test
    void tooSlowRequestsAreCountedAsSuch() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(InFlightLimits.DEFAULT, (user, request) -> Mono.never())) {
            assertThat(server.send(server.request(SHIPS + "?timeout=10ms")).statusCode())
                    .isEqualTo(504);
            await("terminations", () -> sum(server, "apiserver.request.terminations"), 1);
            assertThat(tags(server, "apiserver.request.terminations"))
                    .containsExactly(
                            List.of("504", "apiserver", "harbor.example.com", "ships", "namespace", "", "LIST", "v1"));
        }
    }

    /** The answer has begun, and does not come to its end because the client does not read it. */
    @Test
    void answersThatBreakOffAreCountedAsSuch() throws Exception {
        try (LoopbackServer server = LoopbackServer.start();
                Socket idle = new Socket()) {
            String color = "x".repeat(1 << 20);
            for (int i = 0; i < 16; i++) {
                server.ask("POST", SHIPS, Harbor.ship("s" + i, color).toString());
            }
            idle.setReceiveBufferSize(1 << 12);
            idle.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            idle.getOutputStream()
                    .write(("GET " + SHIPS + "?timeout=300ms HTTP/1.1\r\nHost: test\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await("aborts", () -> sum(server, "apiserver.request.aborts"), 1);
            assertThat(tags(server, "apiserver.request.aborts"))
                    .containsExactly(List.of("harbor.example.com", "ships", "namespace", "", "LIST", "v1"));
            assertThat(sum(server, "apiserver.request.terminations")).isEqualTo(1);
        }
    }

    private static double sum(LoopbackServer server, String meter) {
        return server.meters().find(meter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void openWatchesAndWhatTheySendAreShown() throws Exception {
        try (LoopbackServer server = LoopbackServer.start()) {
            Stream<String> watch = server.watch(SHIPS + "?watch=1");
            Gauge open = server.meters()
                    .get("apiserver.longrunning.requests")
                    .tags("verb", "WATCH", "scope", "namespace", "resource", "ships")
                    .gauge();
            assertThat(open.value()).isEqualTo(1);
            server.ask("POST", SHIPS, Harbor.ship("a", "red").toString());
            String line = watch.findFirst().orElseThrow();
            assertThat(server.meters().get("apiserver.watch.events").counter().count())
                    .isEqualTo(1);
            DistributionSummary sizes =
                    server.meters().get("apiserver.watch.events.sizes").summary();
            assertThat(sizes.totalAmount()).isEqualTo(line.length() + 1.0);
            assertThat(server.meters()
                            .get("apiserver.storage.objects")
                            .tag("resource", "ships.harbor.example.com")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            server.stop();
            await("watches that are over", () -> requests(server, "verb", "WATCH", "code", "200"), 1);
            assertThat(open.value()).isZero();
            Collection<Timer> judged = server.meters()
                    .find("apiserver.request.sli.duration")
                    .tag("verb", "WATCH")
                    .timers();
            assertThat(judged).isEmpty();
        }
    }

    @Test
    void nobodyIsTurnedToPagesThatThereAreNot() {
        try (LoopbackServer server = LoopbackServer.start()) {
            assertThat(server.send(server.request("/metrics")).statusCode()).isEqualTo(404);
            assertThat(server.send(server.request("/")).body()).doesNotContain("metrics");
        }
    }
}
