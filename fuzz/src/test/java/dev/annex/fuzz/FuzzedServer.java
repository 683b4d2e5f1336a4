package dev.annex.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.admission.NamespaceLifecycle;
import dev.annex.authorization.Decision;
import dev.annex.codec.Json;
import dev.annex.filters.InFlightLimits;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.request.UserInfo;
import dev.annex.server.ApiServer;
import dev.annex.server.CachedListers;
import dev.annex.server.UserCodeRegistry;
import dev.annex.storage.memory.MemoryStorage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A server that is asked without a network, and the judge of its answers. */
final class FuzzedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Words that only the inside of the server knows. */
    private static final Pattern INTERNALS = Pattern.compile(
            "dev\\.annex\\.[a-z]+\\.[A-Z]|java\\.[a-z]+\\.[A-Z][a-zA-Z]+Exception|\\([A-Z][a-zA-Z]+\\.java:[0-9]+\\)"
                    + "|com\\.fasterxml\\.jackson\\.[a-z]|org\\.(yaml|springframework)\\.[a-z]+\\.[a-z]");

    private final ApiServer api = new ApiServer(new ApiServer.Parts(
            new MemoryStorage(),
            "/registry",
            List.of(new Ships()),
            new UserCodeRegistry(),
            new CachedListers(),
            credentials -> Mono.just(new UserInfo("tester", "", List.of(UserInfo.AUTHENTICATED), Map.of())),
            (user, request) -> Mono.just(Decision.allow()),
            InFlightLimits.DEFAULT,
            NamespaceLifecycle.ANY,
            "",
            "fuzz",
            new OpenApiInfo("harbor", "1"),
            exchange -> Optional.empty(),
            Clock.systemUTC()));

    private FuzzedServer() {}

    static FuzzedServer start() {
        FuzzedServer server = new FuzzedServer();
        server.api.start(PATIENCE);
        return server;
    }

    /**
     * An answer.
     *
     * @param code the HTTP status code
     * @param type the media type
     * @param body the body as text
     */
    record Answer(int code, String type, String body) {

        boolean successful() {
            return code < 300;
        }

        JsonNode json() {
            return Json.parse(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Asks, with the bytes as they are, and judges the answer. */
    Answer ask(String method, URI uri, Map<String, String> headers, byte[] body) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), uri);
        headers.forEach(request::header);
        DataBuffer buffer = DefaultDataBufferFactory.sharedInstance.wrap(body);
        MockServerHttpResponse response = new MockServerHttpResponse();
        api.handle(request.body(Flux.just(buffer)), response).block(PATIENCE);
        String text = response.getBodyAsString().block(PATIENCE);
        var status = response.getStatusCode();
        String type = response.getHeaders().getFirst("Content-Type");
        Answer answer = new Answer(status == null ? 200 : status.value(), type == null ? "" : type, text);
        judge(method, uri, answer);
        return answer;
    }

    Answer ask(String method, String path, String contentType, byte[] body) {
        return ask(method, URI.create(path), Map.of("Content-Type", contentType), body);
    }

    private static void judge(String method, URI uri, Answer answer) {
        if (answer.code() >= 500) {
            throw new AssertionError(method + " " + uri + ": " + answer.code() + " " + answer.body());
        }
        if (answer.code() < 400) {
            return;
        }
        if (answer.type().equals("application/json")) {
            JsonNode status = answer.json();
            if (!status.path("kind").asText().equals("Status")
                    || status.path("code").asInt() != answer.code()
                    || INTERNALS.matcher(status.path("message").asText()).find()) {
                throw new AssertionError(method + " " + uri + ": " + answer.body());
            }
        }
    }

    /** Makes the object anew, whatever has become of it. */
    void reset(String collection, String kind, String name) {
        delete(collection + "/" + name);
        byte[] object = Ships.object(kind, name).getBytes(StandardCharsets.UTF_8);
        Answer created = ask("POST", collection, "application/json", object);
        if (!created.successful()) {
            throw new AssertionError(created.body());
        }
    }

    /** Removes an object, even one that finalizers hold. */
    void delete(String path) {
        if (ask("GET", path, "", new byte[0]).successful()) {
            ask("DELETE", path, "", new byte[0]);
            byte[] release = "{\"metadata\":{\"finalizers\":null}}".getBytes(StandardCharsets.UTF_8);
            ask("PATCH", path, "application/merge-patch+json", release);
        }
    }

    /** Whether what was written can be read, alone and among the others, and in every form. */
    void judgeReadable(String path) {
        String collection = path.substring(0, path.lastIndexOf('/'));
        for (String accept : List.of(
                "application/json",
                "application/yaml",
                "application/json;as=Table;v=v1;g=meta.k8s.io",
                "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")) {
            for (String each : List.of(path, collection)) {
                if (each.equals(collection) && accept.contains("PartialObjectMetadata")) {
                    continue;
                }
                Answer answer = ask("GET", URI.create(each), Map.of("Accept", accept), new byte[0]);
                if (!answer.successful()) {
                    throw new AssertionError(each + " as " + accept + ": " + answer.code() + " " + answer.body());
                }
            }
        }
    }
}
