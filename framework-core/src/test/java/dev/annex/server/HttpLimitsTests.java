package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** O-40: what clients may do to a connection. */
class HttpLimitsTests {

    private static final int WATCHES = 500;

    private final Sinks.Many<String> events = Sinks.many().multicast().directBestEffort();
    private final AtomicInteger ended = new AtomicInteger();
    private final DisposableServer server = HttpLimits.on(
                    HttpServer.create().host("127.0.0.1").port(0).protocol(HttpProtocol.HTTP11, HttpProtocol.H2C))
            .handle((request, response) -> request.uri().startsWith("/once")
                    ? response.sendString(Mono.just("once"))
                    : response.sendString(Flux.concat(Mono.just("begin\n"), events.asFlux())
                            .doFinally(signal -> ended.incrementAndGet())))
            .bindNow();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @AfterEach
    void close() {
        server.disposeNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    /** A proxy has the watches of many clients on one connection, which may all go at once. */
    @Test
    void watchesThatAreBrokenOffTakeNoOthersAlong() throws Exception {
        assertThat(client.send(request("/once").build(), BodyHandlers.ofString())
                        .version())
                .isEqualTo(HttpClient.Version.HTTP_2);
        InputStream kept = client.send(request("/watch").build(), BodyHandlers.ofInputStream())
                .body();
        List<CompletableFuture<HttpResponse<InputStream>>> watches = new ArrayList<>();
        for (int i = 0; i < WATCHES; i++) {
            watches.add(client.sendAsync(request("/watch").build(), BodyHandlers.ofInputStream()));
        }
        for (CompletableFuture<HttpResponse<InputStream>> watch : watches) {
            watch.get(30, TimeUnit.SECONDS).body().close();
        }
        assertThat(client.send(request("/once").build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("once");
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                ended.get() < WATCHES && System.nanoTime() < deadline; ) {
            Thread.onSpinWait();
        }
        assertThat(ended).hasValue(WATCHES);
        events.tryEmitNext("end\n");
        assertThat(new String(kept.readNBytes("begin\nend\n".length()), StandardCharsets.UTF_8))
                .isEqualTo("begin\nend\n");
    }

    /** R-31 is for bodies; this is for everything before them. */
    @Test
    void headersMayBeLongButNotEndless() throws Exception {
        HttpClient one =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String most = "x".repeat(60_000);
        assertThat(one.send(request("/once").header("a", most).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(one.send(request("/once").header("a", "x".repeat(1 << 21)).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(431);
        assertThat(one.send(request("/once?" + "x".repeat(1 << 17)).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                one.send(request("/once?" + "x".repeat(1 << 21)).build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(431);
        assertThat(refused.body()).isEqualTo("431 Request Header Fields Too Large");
    }
}
