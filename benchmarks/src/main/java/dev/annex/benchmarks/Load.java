package dev.annex.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Sends requests of one kind, so many at once, and measures. */
final class Load {

    private static final String JSON = "application/json";
    private static final String SCRATCH = "warm-up";
    private static final int CONNECTIONS = 4;
    private static final int REPLACED = 1000;

    private final ServerProcess server;
    private final Options options;
    private final HttpClient client;

    Load(ServerProcess server, Options options) {
        this.server = server;
        this.options = options;
        this.client = server.client("load", CONNECTIONS);
    }

    /** The answer at a path, in a form. */
    byte[] read(String path, String accept) {
        return client.headers(headers -> headers.set("Accept", accept))
                .get()
                .uri(path)
                .responseSingle((response, body) -> body.asByteArray())
                .blockOptional()
                .orElseThrow();
    }

    /** Reads a path for as long as it takes until all of its way is compiled. */
    void warmUp(String path, String accept, int clients) {
        repeat(clients, paths(path, options.warmUp()), reading(accept));
    }

    /** Writes to objects, which are gone afterwards, for as long as it takes until all of the way is compiled. */
    void warmUpWrites() {
        String created = Flunders.in(SCRATCH, Flunders.PATH);
        String stored = Flunders.in(SCRATCH, Flunders.STORED);
        Flux<Integer> numbers = Flux.range(0, Integer.MAX_VALUE).take(Duration.ofSeconds(options.warmUp()));
        repeat(
                options.clients(),
                numbers,
                i -> post(created, Flunders.json("g" + i, i, "r"))
                        .then(answer(client.delete().uri(stored + "/g" + i))));
        create(created, REPLACED);
        Map<String, String> known = known(stored);
        repeat(options.clients(), numbers, i -> update(stored, "f" + i % REPLACED, known));
        repeat(options.clients(), numbers, i -> patch(stored + "/f" + i % REPLACED, "r" + System.nanoTime()));
        answer(client.delete().uri(stored)).block();
    }

    /** Reads a path for the time that the options give. */
    Result reads(String name, String path) {
        return reads(name, path, JSON, options.clients());
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
        return run(
                "create",
                options.clients(),
                Flux.range(0, count),
                i -> post(Flunders.PATH, Flunders.json("f" + i, i, "r")));
    }

    /** Replaces objects for the time that the options give; each has been read before, or is known from its last answer. */
    Result updates() {
        Map<String, String> known = known(Flunders.STORED);
        return run("update", options.clients(), numbers(), i -> update(Flunders.STORED, "f" + i % known.size(), known));
    }

    /** Patches objects for the time that the options give. */
    Result patches() {
        return run(
                "patch",
                options.clients(),
                numbers(),
                i -> patch(Flunders.STORED + "/f" + i % options.objects(), "r" + System.nanoTime()));
    }

    /** Creates objects at a path. */
    void create(String path, int count) {
        repeat(options.clients(), Flux.range(0, count), i -> post(path, Flunders.json("f" + i, i, "r")));
    }

    /** Creates one object that is as large as that. */
    void createLarge(String name, int size) {
        post(Flunders.PATH, Flunders.large(name, size)).block();
    }

    /** Gives the object at a path another reference. */
    Mono<Integer> patch(String path, String reference) {
        return sent(HttpMethod.PATCH, path, "application/merge-patch+json", Flunders.patch(reference))
                .map(String::length);
    }

    private Mono<Integer> post(String path, String body) {
        return sent(HttpMethod.POST, path, JSON, body).map(String::length);
    }

    private Mono<Integer> update(String path, String name, Map<String, String> known) {
        String next = Flunders.changed(known.getOrDefault(name, ""), "r" + System.nanoTime());
        return sent(HttpMethod.PUT, path + "/" + name, JSON, next)
                .doOnNext(answer -> known.put(name, answer))
                .map(String::length);
    }

    /** Objects at a path, by name: so many that none is written twice at once. */
    private Map<String, String> known(String path) {
        Map<String, String> known = new ConcurrentHashMap<>();
        Flux.range(0, REPLACED)
                .flatMap(
                        i -> text(client.get().uri(path + "/f" + i)).doOnNext(object -> known.put("f" + i, object)),
                        options.clients())
                .blockLast();
        return known;
    }

    private Flux<Integer> numbers() {
        return Flux.range(0, Integer.MAX_VALUE).take(Duration.ofSeconds(options.seconds()));
    }

    private static <T> void repeat(int clients, Flux<T> work, Function<T, Mono<Integer>> request) {
        work.flatMap(request, clients).blockLast();
    }

    private <T> Result run(String name, int clients, Flux<T> work, Function<T, Mono<Integer>> request) {
        Duration before = server.cpu();
        long start = System.nanoTime();
        List<Result.Sample> samples = work.flatMap(each -> timed(request.apply(each)), clients)
                .collectList()
                .blockOptional()
                .orElseThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration cpu = server.cpu().minus(before);
        return Result.of(name, samples, seconds, cpu, server.memory());
    }

    private static Mono<Result.Sample> timed(Mono<Integer> request) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return request.map(bytes -> new Result.Sample(System.nanoTime() - start, bytes));
        });
    }

    private Mono<String> sent(HttpMethod method, String path, String contentType, String body) {
        return text(client.headers(headers -> headers.set("Content-Type", contentType))
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
                .reduce("", String::concat); // ASCII alone: no character is cut in two
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
