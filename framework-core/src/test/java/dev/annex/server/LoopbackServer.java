package dev.annex.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.admission.NamespaceLifecycle;
import dev.annex.authorization.Authorizer;
import dev.annex.authorization.Decision;
import dev.annex.codec.Json;
import dev.annex.filters.InFlightLimits;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.request.UserInfo;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import dev.annex.storage.Storage;
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
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** An API server on a loopback port that lets everybody do everything, with two resources, and a client of it. */
public final class LoopbackServer implements AutoCloseable {

    /** The namespaced resource, in the namespace {@code default}. */
    public static final String SHIPS = "/apis/harbor.example.com/v1/namespaces/default/ships";

    /** The cluster-scoped resource, whose version is deprecated. */
    public static final String DOCKS = "/apis/harbor.example.com/v1/docks";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiServer api;
    private final DisposableServer listener;
    private final HttpClient client = HttpClient.newHttpClient();

    private record Harbor() implements ApiGroup {

        @Override
        public String name() {
            return "harbor.example.com";
        }

        @Override
        public List<RestStorage> resources() {
            return List.of(
                    new RestStorage(ships(), Map.of()),
                    new RestStorage(definition("Dock", "docks", false, "mind the \"gap\" \\ step"), Map.of()));
        }
    }

    /** The declaration of ships. */
    public static ResourceDefinition ships() {
        return definition("Ship", "ships", true, "");
    }

    private static ResourceDefinition definition(String kind, String plural, boolean namespaced, String deprecation) {
        Schema schema =
                Schema.parse(Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true));
        VersionDefinition version = new VersionDefinition(
                "v1",
                true,
                true,
                !deprecation.isEmpty(),
                deprecation,
                schema,
                List.of(new PrinterColumn("Color", "string", "", "", 0, ".spec.color")),
                List.of(".spec.color"),
                false,
                null);
        return new ResourceDefinition(
                "harbor.example.com",
                new ResourceNames(
                        kind, kind + "List", plural, plural.substring(0, plural.length() - 1), List.of(), List.of()),
                namespaced,
                Set.of(),
                new Behaviour(false, true, true, true, true),
                List.of(version));
    }

    private static final Authorizer ALLOW = (user, request) -> Mono.just(Decision.allow());

    private LoopbackServer(
            Storage storage, ApiGroup group, UserCodeRegistry userCode, InFlightLimits limits, Authorizer authorizer) {
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
                exchange -> Optional.empty(),
                Clock.systemUTC()));
        api.start(PATIENCE);
        listener = HttpLimits.on(HttpServer.create().host("127.0.0.1").port(0))
                .handle(new ReactorHttpHandlerAdapter(api))
                .bindNow();
    }

    /** Starts one over a store, which stays open. */
    public static LoopbackServer start(Storage storage) {
        return start(storage, InFlightLimits.DEFAULT, ALLOW);
    }

    /** Starts one that serves another group than the harbor's ships and docks. */
    public static LoopbackServer start(Storage storage, ApiGroup group) {
        return start(storage, group, new UserCodeRegistry());
    }

    /** Starts one that serves another group, with user code. */
    public static LoopbackServer start(Storage storage, ApiGroup group, UserCodeRegistry userCode) {
        return new LoopbackServer(storage, group, userCode, InFlightLimits.DEFAULT, ALLOW);
    }

    /** Starts one that takes so many requests at once, whose users may do what the authorizer says. */
    public static LoopbackServer start(Storage storage, InFlightLimits limits, Authorizer authorizer) {
        return new LoopbackServer(storage, new Harbor(), new UserCodeRegistry(), limits, authorizer);
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

    /** The answer to a request with a JSON body. */
    public HttpResponse<String> send(String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
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

    /** A ship. */
    public static ObjectNode ship(String name, String color) {
        ObjectNode ship =
                Json.object().put("apiVersion", "harbor.example.com/v1").put("kind", "Ship");
        ship.putObject("metadata").put("name", name);
        ship.putObject("spec").put("color", color);
        return ship;
    }

    @Override
    public void close() {
        api.close();
        listener.disposeNow();
    }
}
