package dev.annex.benchmarks;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider;

/** Sends requests of one kind, so many at once, and measures. */
final class Load {

    private final ServerProcess server;
    private final HttpClient client;

    Load(ServerProcess server) {
        this.server = server;
        SslProvider.GenericSslContextSpec<?> tls = Http2SslContextSpec.forClient()
                .configure(context -> context.trustManager(InsecureTrustManagerFactory.INSTANCE));
        this.client = HttpClient.create(ConnectionProvider.create("load", 4))
                .baseUrl("https://127.0.0.1:" + server.port())
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .headers(headers -> headers.set("Authorization", "Bearer " + ServerProcess.TOKEN))
                .secure(spec -> spec.sslContext(tls));
    }

    /**
     * What was measured.
     *
     * @param name what was done
     * @param perSecond how often in a second
     * @param p99 how long all but one in a hundred took at most
     * @param cpuMillis how long the server was on a processor for each
     * @param bytesPerSecond how much came back in a second
     */
    record Result(String name, double perSecond, Duration p99, double cpuMillis, double bytesPerSecond) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-24s %10.0f /s  p99 %8.2f ms  %8.3f CPU-ms each  %8.1f MB/s",
                    name,
                    perSecond,
                    p99.toNanos() / 1e6,
                    cpuMillis,
                    bytesPerSecond / 1e6);
        }
    }

    private record Sample(long nanos, int bytes) {}

    byte[] read(String path) {
        return client.get()
                .uri(path)
                .responseSingle((response, body) -> body.asByteArray())
                .blockOptional()
                .orElseThrow();
    }

    /** Reads a path for so long. */
    Result reads(String name, String path, Options options) {
        return measure(name, options, Flux.generate(sink -> sink.next(path)), Duration.ofSeconds(options.seconds()));
    }

    /** Creates so many objects. */
    Result creates(Options options, String path) {
        Flux<String> bodies = Flux.range(0, options.objects())
                .map(i ->
                        "{\"apiVersion\":\"wardle.example.com/v1beta1\",\"kind\":\"Flunder\",\"metadata\":{\"name\":\"f"
                                + i + "\",\"labels\":{\"part\":\"" + i % 100
                                + "\"}},\"spec\":{\"flunderReference\":\"r\",\"referenceType\":\"Flunder\"}}");
        return run("create", options, bodies, body -> post(path, body));
    }

    private Result measure(String name, Options options, Flux<String> paths, Duration time) {
        return run(name, options, paths.take(time), this::get);
    }

    private Result run(
            String name,
            Options options,
            Flux<String> work,
            java.util.function.Function<String, Mono<Integer>> request) {
        Duration before = server.cpu();
        long start = System.nanoTime();
        List<Sample> samples = work.flatMap(each -> timed(request.apply(each)), options.clients())
                .collectList()
                .blockOptional()
                .orElseThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = server.cpu().minus(before).toNanos() / 1e6;
        List<Long> times = new ArrayList<>(samples.stream().map(Sample::nanos).toList());
        Collections.sort(times);
        long bytes = samples.stream().mapToLong(Sample::bytes).sum();
        return new Result(
                name,
                samples.size() / seconds,
                Duration.ofNanos(times.get(times.size() * 99 / 100)),
                cpu / samples.size(),
                bytes / seconds);
    }

    private static Mono<Sample> timed(Mono<Integer> request) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return request.map(bytes -> new Sample(System.nanoTime() - start, bytes));
        });
    }

    private Mono<Integer> get(String path) {
        return answer(client.get().uri(path));
    }

    private Mono<Integer> post(String path, String body) {
        return answer(client.headers(headers -> headers.set("Content-Type", "application/json"))
                .request(HttpMethod.POST)
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8))));
    }

    private static Mono<Integer> answer(HttpClient.ResponseReceiver<?> receiver) {
        return receiver.responseSingle((response, body) -> {
            if (response.status().code() >= 300) {
                return Mono.error(new IllegalStateException("answered " + response.status()));
            }
            return body.map(buffer -> buffer.readableBytes()).defaultIfEmpty(0);
        });
    }
}
