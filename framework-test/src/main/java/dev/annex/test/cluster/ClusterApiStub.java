package dev.annex.test.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.annex.codec.Json;
import dev.annex.pki.Pem;
import dev.annex.request.UserInfo;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A cluster's API server as far as an extension server and a deployment use one, over real TLS: objects by path that can
 * be read, listed, watched and applied, token reviews and access reviews as the test decides. Every request is recorded.
 */
public final class ClusterApiStub implements AutoCloseable {

    /** The path of the ConfigMap that tells extension servers whom to trust. */
    public static final String EXTENSION_AUTHENTICATION =
            "/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication";

    /** The path of token reviews. */
    public static final String TOKEN_REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

    /** The path of access reviews. */
    public static final String ACCESS_REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

    private static final Pattern COLLECTION = Pattern.compile("/(api/v1|apis/[^/]+/[^/]+)/(namespaces/[^/]+/)?[^/]+");

    private final TestPki pki;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StubObjects objects = new StubObjects();
    private final List<StubRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, UserInfo> tokens = new ConcurrentHashMap<>();
    private volatile Predicate<JsonNode> access = spec -> false;
    private volatile Function<StubRequest, Optional<StubAnswer>> override = request -> Optional.empty();
    private volatile UnaryOperator<ObjectNode> controllers = UnaryOperator.identity();

    static {
        // Otherwise every answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private ClusterApiStub(TestPki pki) throws IOException {
        this.pki = pki;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                TestPki.serverContext(pki.server(), List.of(pki.clients().certificate()))));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /** Starts on a free port of the loopback interface, with the ConfigMap that these certificates make. */
    public static ClusterApiStub start(TestPki pki) {
        try {
            ClusterApiStub stub = new ClusterApiStub(pki);
            stub.extensionAuthentication(pki.extensionAuthentication());
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster's API cannot be played", e);
        }
    }

    /** Changes what the cluster tells extension servers about authentication. */
    public void extensionAuthentication(Map<String, String> data) {
        ObjectNode configMap = Json.object().put("kind", "ConfigMap").put("apiVersion", "v1");
        configMap.putObject("metadata").put("namespace", "kube-system");
        ObjectNode entries = configMap.putObject("data");
        data.forEach(entries::put);
        put(EXTENSION_AUTHENTICATION, configMap);
    }

    /** Adds or changes a namespace. */
    public void namespace(String name, String phase) {
        ObjectNode namespace = Json.object().put("kind", "Namespace").put("apiVersion", "v1");
        namespace.putObject("status").put("phase", phase);
        put("/api/v1/namespaces/" + name, namespace);
    }

    /** Makes a token someone's. */
    public void token(String token, UserInfo user) {
        tokens.put(token, user);
    }

    /** Decides access reviews by their spec. */
    public void access(Predicate<JsonNode> decision) {
        this.access = decision;
    }

    /** Answers some requests otherwise, or fails them; those for which the function gives nothing go the usual way. */
    public void override(Function<StubRequest, Optional<StubAnswer>> answers) {
        this.override = answers;
    }

    /** What controllers do to an object as soon as it is applied, such as giving it a status. */
    public void controllers(UnaryOperator<ObjectNode> changes) {
        this.controllers = changes;
    }

    /** Adds or changes an object; those who watch are told. */
    public void put(String path, ObjectNode object) {
        objects.put(path, object);
    }

    /** The object at a path. */
    public Optional<ObjectNode> get(String path) {
        return objects.get(path);
    }

    /** Deletes an object; those who watch are told. */
    public void delete(String path) {
        objects.delete(path);
    }

    /** The requests received so far. */
    public List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests received so far with that method and path. */
    public List<StubRequest> requests(String method, String path) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .toList();
    }

    /** Where it serves. */
    public String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** What a client needs to reach it. */
    public Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withCaCertData(Base64.getEncoder()
                        .encodeToString(Pem.bytes(pki.serving().pem())))
                .withOauthToken("stub")
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(50)
                .build();
    }

    @Override
    public void close() {
        objects.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            StubRequest request = StubWire.read(exchange);
            requests.add(request);
            Optional<StubAnswer> special = override.apply(request);
            if (special.isEmpty() && request.method().equals("GET") && request.watch()) {
                watch(exchange, request);
                return;
            }
            StubWire.write(exchange, special.isPresent() ? special.get() : answer(request));
        }
    }

    private StubAnswer answer(StubRequest request) {
        return switch (request.method()) {
            case "GET" -> read(request);
            case "POST" -> review(request);
            case "PATCH", "PUT" -> new StubAnswer(200, apply(request));
            case "DELETE" ->
                objects.delete(request.path())
                        .map(gone -> new StubAnswer(200, gone))
                        .orElseGet(() -> notFound(request));
            default -> StubAnswer.failure(405, "MethodNotAllowed", "method not allowed");
        };
    }

    private StubAnswer read(StubRequest request) {
        Optional<ObjectNode> object = objects.get(request.path());
        if (object.isPresent()) {
            return new StubAnswer(200, object.get());
        }
        boolean collection = COLLECTION.matcher(request.path()).matches();
        return collection ? new StubAnswer(200, objects.list(request)) : notFound(request);
    }

    private ObjectNode apply(StubRequest request) {
        ObjectNode applied = ((ObjectNode) request.body()).deepCopy();
        objects.get(request.path()).map(old -> old.get("status")).ifPresent(status -> applied.set("status", status));
        return objects.put(request.path(), controllers.apply(applied));
    }

    private StubAnswer review(StubRequest request) {
        if (!(request.body() instanceof ObjectNode question)) {
            return StubAnswer.failure(400, "BadRequest", "there is no review");
        }
        ObjectNode review = question.deepCopy();
        JsonNode spec = review.path("spec");
        switch (request.path()) {
            case TOKEN_REVIEWS ->
                review.set(
                        "status",
                        StubWire.tokenStatus(tokens.get(spec.path("token").asText())));
            case ACCESS_REVIEWS -> review.putObject("status").put("allowed", access.test(spec));
            default -> {
                return notFound(request);
            }
        }
        return new StubAnswer(201, review);
    }

    private void watch(HttpExchange exchange, StubRequest request) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            StubWire.write(exchange, new StubAnswer(200, MissingNode.getInstance()));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            String from = request.parameter("resourceVersion");
            int revision = from.isEmpty() ? 0 : Integer.parseInt(from);
            Optional<StubObjects.Revised> next = objects.next(request, revision);
            while (next.isPresent()) {
                body.write(next.get().line());
                body.flush();
                next = objects.next(request, next.get().revision());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StubAnswer notFound(StubRequest request) {
        return StubAnswer.failure(404, "NotFound", request.path() + " not found");
    }
}
