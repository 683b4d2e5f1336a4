package dev.annex.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Sends requests of one kind, so many at once, and measures. */
final class Load {

    private static final int CONNECTIONS = 4;

    private final ServerProcess server;
    private final Options options;
    private final HttpClient client;

    Load(ServerProcess server, Options options) {
        this.server = server;
        this.options = options;
        this.client = server.client("load", CONNECTIONS);
    }

    byte[] read(String path) {
        return client.get()
                .uri(path)
                .responseSingle((response, body) -> body.asByteArray())
                .blockOptional()
                .orElseThrow();
    }

    /** Reads a path for as long as it takes until all of its way is compiled. */
    void warmUp(String path, String accept, int clients) {
        run("", clients, paths(path, options.warmUp()), reading(accept));
    }

    /** Writes to objects, which are gone afterwards, for as long as it takes until all of the way is compiled. */
    void warmUpWrites() {
        Flux<String> bodies = Flux.range(0, Integer.MAX_VALUE)
                .map(i -> Flunders.json("f" + i, i, "r"))
                .take(Duration.ofSeconds(options.warmUp()));
        run("", options.clients(), bodies, body -> write(HttpMethod.POST, Flunders.scratch(Flunders.PATH), body));
        String prefix = Flunders.scratch(Flunders.STORED) + "/f";
        Flux<String> numbers =
                Flux.range(0, Integer.MAX_VALUE).map(i -> prefix + i % 100).take(Duration.ofSeconds(options.warmUp()));
        run("", options.clients(), numbers, path -> patch(path, changed()));
        answer(client.delete().uri(Flunders.scratch(Flunders.STORED))).block();
    }

    /** Reads a path for the time that the options give. */
    Result reads(String name, String path) {
        return reads(name, path, "application/json", options.clients());
    }

    /** Reads a path in a form for the time that the options give, with so many clients. */
    Result reads(String name, String path, String accept, int clients) {
        return run(name, clients, paths(path, options.seconds()), reading(accept));
    }

    private static Flux<String> paths(String path, int seconds) {
        return Flux.<String>generate(sink -> sink.next(path)).take(Duration.ofSeconds(seconds));
    }

    private Function<String, Mono<Integer>> reading(String accept) {
        HttpClient accepting = client.headers(headers -> headers.set("Accept", accept));
        return path -> answer(accepting.get().uri(path));
    }

    /** Creates objects that are numbered. */
    Result creates(int count) {
        Flux<String> bodies = Flux.range(0, count).map(i -> Flunders.json("f" + i, i, "r"));
        return run("create", options.clients(), bodies, body -> write(HttpMethod.POST, Flunders.PATH, body));
    }

    /** Reads objects and replaces them for the time that the options give. */
    Result updates() {
        return run("read and update", options.clients(), names(), name -> {
            String path = Flunders.STORED + "/" + name;
            return text(client.get().uri(path))
                    .flatMap(body -> write(HttpMethod.PUT, path, Flunders.changed(body, "r" + System.nanoTime())));
        });
    }

    /** Patches objects for the time that the options give. */
    Result patches() {
        return run("patch", options.clients(), names(), name -> patch(Flunders.STORED + "/" + name, changed()));
    }

    /** Creates objects at a path of the stored version. */
    void create(String path, int count) {
        Flux.range(0, count)
                .flatMap(
                        i -> write(
                                HttpMethod.POST,
                                path,
                                "{\"apiVersion\":\"wardle.example.com/v1alpha1\",\"kind\":\"Flunder\","
                                        + "\"metadata\":{\"name\":\"f" + i + "\"},\"spec\":{}}"),
                        options.clients())
                .blockLast();
    }

    /** Creates one object that is large. */
    void annotate(String name, String annotation) {
        write(
                        HttpMethod.POST,
                        Flunders.STORED,
                        "{\"apiVersion\":\"wardle.example.com/v1alpha1\",\"kind\":\"Flunder\",\"metadata\":{\"name\":\""
                                + name + "\",\"annotations\":{\"a\":\"" + annotation + "\"}},\"spec\":{}}")
                .block();
    }

    /** Changes the object at a path. */
    Mono<Integer> patch(String path, String change) {
        return answer(client.headers(headers -> headers.set("Content-Type", "application/merge-patch+json"))
                .request(HttpMethod.PATCH)
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(change, StandardCharsets.UTF_8))));
    }

    private static String changed() {
        return "{\"spec\":{\"reference\":\"r" + System.nanoTime() + "\"}}";
    }

    private Flux<String> names() {
        return Flux.range(0, Integer.MAX_VALUE)
                .map(i -> "f" + i % options.objects())
                .take(Duration.ofSeconds(options.seconds()));
    }

    private Result run(String name, int clients, Flux<String> work, Function<String, Mono<Integer>> request) {
        Duration before = server.cpu();
        long start = System.nanoTime();
        List<Result.Sample> samples = work.flatMap(each -> timed(request.apply(each)), clients)
                .collectList()
                .blockOptional()
                .orElseThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        return Result.of(name, samples, seconds, server.cpu().minus(before));
    }

    private static Mono<Result.Sample> timed(Mono<Integer> request) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return request.map(bytes -> new Result.Sample(System.nanoTime() - start, bytes));
        });
    }

    private Mono<Integer> write(HttpMethod method, String path, String body) {
        return answer(client.headers(headers -> headers.set("Content-Type", "application/json"))
                .request(method)
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.copiedBuffer(body, StandardCharsets.UTF_8))));
    }

    private static Mono<Integer> answer(HttpClient.ResponseReceiver<?> receiver) {
        return body(receiver).map(ByteBuf::readableBytes).reduce(0, Integer::sum);
    }

    private static Mono<String> text(HttpClient.ResponseReceiver<?> receiver) {
        return body(receiver)
                .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
                .reduce("", String::concat);
    }

    private static Flux<ByteBuf> body(HttpClient.ResponseReceiver<?> receiver) {
        return receiver.response((response, body) -> response.status().code() < 300
                ? body
                : body.aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .flatMapMany(said ->
                                Flux.error(new IllegalStateException("answered " + response.status() + ": " + said))));
    }
}
