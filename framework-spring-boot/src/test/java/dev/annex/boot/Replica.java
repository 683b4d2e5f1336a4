package dev.annex.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** One of several servers of a store, and a client of it. */
final class Replica implements AutoCloseable {

    private static final String SHIPS = "/apis/harbor.example.com/v1/namespaces/default/ships";
    private static final String TOKEN = "a-token-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final URI uri;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What a server said.
     *
     * @param code the status code
     * @param body the body
     */
    record Reply(int code, JsonNode body) {

        long resourceVersion() {
            return body.path("metadata").path("resourceVersion").asLong();
        }
    }

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
        this.uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** Starts a server, with settings for its store. */
    static Replica start(Path folder, List<String> settings) {
        Stream<String> common = Stream.of(
                "--server.port=0",
                "--server.ssl.enabled=false",
                "--annex.standalone.token=" + TOKEN,
                "--annex.standalone.kubeconfig=" + folder.resolve("kubeconfig"));
        return new Replica(
                HarborApplication.start(Stream.concat(common, settings.stream()).toArray(String[]::new)));
    }

    Reply create(String name, String value) throws IOException, InterruptedException {
        return send("POST", SHIPS, ship(name, value, 0));
    }

    Reply replace(String name, String value, long resourceVersion) throws IOException, InterruptedException {
        return send("PUT", SHIPS + "/" + name, ship(name, value, resourceVersion));
    }

    Reply delete(String name, long resourceVersion) throws IOException, InterruptedException {
        ObjectNode options = Json.object();
        options.putObject("preconditions").put("resourceVersion", String.valueOf(resourceVersion));
        return send("DELETE", SHIPS + "/" + name, options);
    }

    Reply get(String name) throws IOException, InterruptedException {
        return send("GET", SHIPS + "/" + name, null);
    }

    Reply list(String query) throws IOException, InterruptedException {
        return send("GET", SHIPS + query, null);
    }

    private static ObjectNode ship(String name, String value, long resourceVersion) {
        ObjectNode ship = Json.object();
        ObjectNode metadata = ship.put("apiVersion", "harbor.example.com/v1")
                .put("kind", "Ship")
                .put("cargo", value)
                .putObject("metadata")
                .put("name", name);
        if (resourceVersion != 0) {
            metadata.put("resourceVersion", String.valueOf(resourceVersion));
        }
        return ship;
    }

    private Reply send(String method, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), MAPPER.readTree(response.body()));
    }

    /** The status code and the body of a path that answers with text. */
    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request(path).timeout(PATIENCE).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** The lines of a watch, as they come; a refusal is a line too. */
    Stream<JsonNode> watch(String query) throws IOException, InterruptedException {
        HttpRequest request = request(SHIPS + "?watch=true&" + query).build();
        return client.send(request, BodyHandlers.ofLines()).body().map(Replica::parse);
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(String.format(Locale.ROOT, "not JSON: %s", line), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri.resolve(path)).header("Authorization", "Bearer " + TOKEN);
    }

    @Override
    public void close() {
        context.close();
    }
}
