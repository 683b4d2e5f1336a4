package dev.annex.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.admission.NamespaceLifecycle;
import dev.annex.authorization.Decision;
import dev.annex.codec.Json;
import dev.annex.filters.InFlightLimits;
import dev.annex.fuzz.RawClient.Answer;
import dev.annex.metrics.Metrics;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.request.UserInfo;
import dev.annex.server.ApiServer;
import dev.annex.server.CachedListers;
import dev.annex.server.HttpLimits;
import dev.annex.server.UserCodeRegistry;
import dev.annex.storage.memory.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A server on a loopback port, with the limits of a real one, that is asked byte by byte. */
final class FuzzedServer {

    static final byte[] NOTHING = {};

    /** Long, since a machine may be busy; what hangs, hangs for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static {
        BufferLeaks.watch();
    }

    private final ApiServer api;
    private final int port;
    private final RawClient client;

    /** The objects that were made, by their paths, as they were then. */
    private final Map<String, String> untouched = new HashMap<>();

    private FuzzedServer() {
        api = new ApiServer(new ApiServer.Parts(
                new MemoryStorage(),
                "/registry",
                List.of(new Ships(), new Buoys()),
                new UserCodeRegistry(),
                new CachedListers(),
                credentials -> Mono.just(new UserInfo("tester", "", List.of(UserInfo.AUTHENTICATED), Map.of())),
                (user, request) -> Mono.just(Decision.allow()),
                InFlightLimits.DEFAULT,
                NamespaceLifecycle.ANY,
                "",
                "fuzz",
                new OpenApiInfo("harbor", "1"),
                Metrics.none(),
                exchange -> Optional.empty(),
                Clock.systemUTC()));
        api.start(PATIENCE);
        DisposableServer listener = HttpLimits.on(
                        HttpServer.create().host("127.0.0.1").port(0))
                .handle(new ReactorHttpHandlerAdapter(api))
                .bindNow();
        port = listener.port();
        client = connect();
    }

    static FuzzedServer start() {
        return new FuzzedServer();
    }

    /** A connection of one's own. */
    RawClient connect() {
        return new RawClient(port, PATIENCE);
    }

    /** How many watches the server believes to be open. */
    int watches() {
        return api.watches();
    }

    /** Asks, and judges the answer. */
    Answer ask(String method, String target, Map<String, String> headers, byte[] body) {
        return ask(method, target, request(method, target, headers, body));
    }

    private static byte[] request(String method, String target, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: fuzz\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return request(head.append("\r\n").toString(), body);
    }

    /** The bytes of a request, whose head is to be sent character by character. */
    static byte[] request(String head, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Sends a whole request, and judges the answer. */
    Answer ask(String method, String target, byte[] request) {
        return ask(method, target, request, request);
    }

    private Answer ask(String method, String target, byte[] request, byte[] said) {
        try {
            Answer answer = client.ask(request, method.equals("HEAD"));
            Judge.judge(method + " " + target, said, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    Answer ask(String method, String path, String contentType, byte[] body) {
        return ask(method, path, contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType), body);
    }

    Answer get(String target) {
        return ask("GET", target, Map.of(), NOTHING);
    }

    /** Asks with a target that says this in a way in which it cannot be read. */
    Answer get(String target, byte[] said) {
        return ask("GET", target, request("GET", target, Map.of(), NOTHING), said);
    }

    /** Makes the object anew if anything has become of it. */
    void reset(String collection, String kind, String name) {
        String path = collection + "/" + name;
        String fresh = untouched.get(path);
        if (fresh != null && get(path).text().equals(fresh)) {
            return;
        }
        delete(path);
        byte[] object = Ships.object(kind, name).getBytes(StandardCharsets.UTF_8);
        Answer created = ask("POST", collection, "application/json", object);
        if (!created.successful()) {
            throw new AssertionError(created.text());
        }
        untouched.put(path, created.text());
    }

    /** Removes an object, even one that finalizers hold. */
    void delete(String path) {
        if (get(path).successful()) {
            ask("DELETE", path, "", NOTHING);
            byte[] release = "{\"metadata\":{\"finalizers\":null}}".getBytes(StandardCharsets.UTF_8);
            ask("PATCH", path, "application/merge-patch+json", release);
        }
    }

    /** Whether what was written can be read, alone and among the others, and in every form. */
    void judgeReadable(String path) {
        String collection = path.substring(0, path.lastIndexOf('/'));
        List<byte[]> requests = new ArrayList<>();
        for (String accept : List.of(
                "application/json",
                "application/yaml",
                "application/json;as=Table;v=v1;g=meta.k8s.io",
                "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")) {
            for (String each : List.of(path, collection)) {
                String form = each.equals(path) ? accept : accept.replace("Metadata;", "MetadataList;");
                requests.add(request("GET", each, Map.of("Accept", form), NOTHING));
            }
        }
        try {
            for (Answer answer : client.askAll(requests)) {
                Judge.judge("GET " + path, NOTHING, answer);
                if (!answer.successful()) {
                    throw new AssertionError("GET " + path + ": " + answer.code() + " " + answer.text());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        }
    }

    static JsonNode json(Answer answer) {
        return Json.parse(answer.text().getBytes(StandardCharsets.UTF_8));
    }
}
