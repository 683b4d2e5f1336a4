package dev.annex.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.admission.NamespaceLifecycle;
import dev.annex.authorization.Authorizer;
import dev.annex.authorization.Decision;
import dev.annex.codec.Json;
import dev.annex.filters.InFlightLimits;
import dev.annex.metrics.Metrics;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.request.UserInfo;
import dev.annex.scheme.ApiGroup;
import dev.annex.storage.Storage;
import dev.annex.storage.memory.MemoryStorage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** An API server on a loopback port, where everybody may do everything unless it is said otherwise, and a client of it. */
public final class LoopbackServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Authorizer ALLOW = (user, request) -> Mono.just(Decision.allow());

    private final Storage storage;
    private final boolean borrowed;
    private final ApiServer api;
    private final DisposableServer listener;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HttpClient client = HttpClient.newHttpClient();

    private LoopbackServer(
            @Nullable Storage borrowed,
            ApiGroup group,
            UserCodeRegistry userCode,
            InFlightLimits limits,
            Authorizer authorizer) {
        this.borrowed = borrowed != null;
        storage = borrowed == null ? new MemoryStorage() : borrowed;
        api = new ApiServer(new ApiServer.Parts(
                storage,
                "/registry",
                List.of(group),
                userCode,
                new CachedListers(),
                credentials -> Mono.just(new UserInfo("tester", "", List.of(UserInfo.AUTHENTICATED), Map.of())),
                authorizer,
                limits,
                NamespaceLifecycle.ANY,
                "",
                "harbor",
                new OpenApiInfo("harbor", "1"),
                Metrics.in(meters),
                exchange -> Optional.empty(),
                Clock.systemUTC()));
        api.start(PATIENCE);
        listener = HttpLimits.on(HttpServer.create().host("127.0.0.1").port(0))
                .handle(new ReactorHttpHandlerAdapter(api))
                .bindNow();
    }

    /** Starts one that serves the harbor. */
    public static LoopbackServer start() {
        return start(new Harbor());
    }

    /** Starts one that serves the harbor over a store of others, which stays open. */
    public static LoopbackServer start(Storage storage) {
        return new LoopbackServer(storage, new Harbor(), new UserCodeRegistry(), InFlightLimits.DEFAULT, ALLOW);
    }

    /** Starts one that serves another group. */
    public static LoopbackServer start(ApiGroup group) {
        return start(group, new UserCodeRegistry());
    }

    /** Starts one that serves another group, with user code. */
    public static LoopbackServer start(ApiGroup group, UserCodeRegistry userCode) {
        return new LoopbackServer(null, group, userCode, InFlightLimits.DEFAULT, ALLOW);
    }

    /** Starts one that takes so many requests at once, whose users may do what the authorizer says. */
    public static LoopbackServer start(InFlightLimits limits, Authorizer authorizer) {
        return new LoopbackServer(null, new Harbor(), new UserCodeRegistry(), limits, authorizer);
    }

    /** What it keeps its objects in. */
    public Storage storage() {
        return storage;
    }

    /** What it measures. */
    public MeterRegistry meters() {
        return meters;
    }

    /** The port it listens on. */
    public int port() {
        return listener.port();
    }

    /** How many watches it believes to be open. */
    public int watches() {
        return api.watches();
    }

    /** Tells the server that it is going away. */
    public void stop() {
        api.stop();
    }

    /** A request, to be completed. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path))
                .timeout(PATIENCE);
    }

    /** The answer to a request, as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    /** The answer to a request. */
    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The answer to a request with a body. */
    public HttpResponse<String> send(String method, String path, String type, String body) {
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    /** The answer to a request with a JSON body. */
    public HttpResponse<String> send(String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return send(method, path, type, body);
    }

    /** The answer to a GET with headers, each a name and a value. */
    public HttpResponse<String> fetch(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The object or list that a successful request answers with. */
    public JsonNode ask(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    /** The object or list at a path. */
    public JsonNode get(String path) {
        return ask("GET", path, "");
    }

    /** The lines of a watch, which goes on until the stream is closed or the server ends it. */
    public Stream<String> watch(String path) {
        HttpResponse<Stream<String>> answer = send(request(path), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** Reads JSON. */
    public static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The message of a Status. */
    public static String message(HttpResponse<String> answer) {
        return json(answer.body()).path("message").asText();
    }

    /** The values of a header, one after the other. */
    public static String header(HttpResponse<?> answer, String name) {
        return String.join("|", answer.headers().allValues(name));
    }

    @Override
    public void close() {
        api.close();
        listener.disposeNow();
        if (!borrowed) {
            storage.close();
        }
    }
}
