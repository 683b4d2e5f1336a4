package dev.annex.test.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers what {@code things.json} expects, or, in ways that can be chosen, something else. */
class ThingServer implements AutoCloseable {

    enum Fault {
        REVISION_CHANGES_ON_READ,
        NO_NOT_FOUND,
        SLOW_WATCH
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LARGEST = 65_536;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, ObjectNode> things = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(100);
    private final Set<Fault> faults;
    private final HttpServer server;

    ThingServer(Fault... faults) throws IOException {
        this(address -> HttpServer.create(address, 0), faults);
    }

    ThingServer(Listening listening, Fault... faults) throws IOException {
        this.faults = Set.of(faults);
        server = listening.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    final int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            create(exchange, path);
        } else if (path.endsWith("/things")) {
            watch(exchange, path);
        } else {
            get(exchange, path);
        }
        exchange.close();
    }

    private void create(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > LARGEST) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            reply(exchange, 413, body.length + " bytes of " + type + " are too many");
            return;
        }
        String namespace = path.split("/", -1)[2];
        ObjectNode thing = (ObjectNode) MAPPER.readTree(body);
        thing.withObjectProperty("metadata")
                .put("namespace", namespace)
                .put("uid", UUID.randomUUID().toString())
                .put("resourceVersion", Long.toString(revision.incrementAndGet()))
                .put("creationTimestamp", Instant.now().toString());
        things.put(path + "/" + thing.at("/metadata/name").asText(), thing);
        exchange.getResponseHeaders().add("Warning", "299 - \"first\"");
        exchange.getResponseHeaders().add("Warning", "299 - \"second in " + namespace + "\"");
        reply(exchange, 201, thing);
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        ObjectNode thing = things.get(path);
        if (thing == null) {
            String[] parts = path.split("/", -1);
            reply(exchange, faults.contains(Fault.NO_NOT_FOUND) ? 200 : 404, "no " + parts[4] + " in " + parts[2]);
            return;
        }
        if (faults.contains(Fault.REVISION_CHANGES_ON_READ)) {
            thing.withObjectProperty("metadata").put("resourceVersion", Long.toString(revision.incrementAndGet()));
        }
        reply(exchange, 200, thing);
    }

    private void watch(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (Map.Entry<String, ObjectNode> thing : things.entrySet()) {
            if (thing.getKey().startsWith(path + "/")) {
                send(out, "ADDED", thing.getValue());
            }
        }
        if (faults.contains(Fault.SLOW_WATCH)) {
            pause(1);
        }
        ObjectNode bookmark = MAPPER.createObjectNode();
        bookmark.putObject("metadata").put("resourceVersion", revision.toString());
        send(out, "BOOKMARK", bookmark);
        pause(20);
    }

    private void pause(int seconds) {
        try {
            boolean unused = closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String type, JsonNode object) throws IOException {
        ObjectNode event = MAPPER.createObjectNode().put("type", type);
        event.set("object", object);
        byte[] line = (event + "\n").getBytes(UTF_8);
        out.write(line, 0, 5);
        out.flush();
        out.write(line, 5, line.length - 5);
        out.flush();
    }

    private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        reply(exchange, status, body.toString());
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Makes the server, plain or with TLS. */
    @FunctionalInterface
    interface Listening {
        HttpServer on(InetSocketAddress address) throws IOException;
    }
}
