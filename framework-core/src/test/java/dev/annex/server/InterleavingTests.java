package dev.annex.server;

import static dev.annex.server.LoopbackServer.SHIPS;
import static dev.annex.server.LoopbackServer.json;
import static dev.annex.server.LoopbackServer.ship;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers at once, and watchers that come at any moment: each has to end with what a list says (W-55 to W-57). */
@Timeout(120)
class InterleavingTests {

    private static final int WRITERS = 3;
    private static final int WRITES = 120;
    private static final String LAST = "zz-last";
    private static final List<String> SELECTIONS =
            List.of("", "&labelSelector=fleet=north", "&labelSelector=fleet!=north", "&fieldSelector=spec.color=red");

    private final MemoryStorage storage = new MemoryStorage();
    private final LoopbackServer server = LoopbackServer.start(storage);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        server.close();
        storage.close();
    }

    /** What a watcher knows by its events alone. */
    private static final class Replayed {

        private final Map<String, JsonNode> objects = new TreeMap<>();
        private long revision;

        void take(JsonNode event) {
            JsonNode object = event.path("object");
            String name = object.at("/metadata/name").asText();
            long next = object.at("/metadata/resourceVersion").asLong();
            assertThat(next).as("order of %s", event).isGreaterThan(revision);
            revision = next;
            apply(event.path("type").asText(), name, object);
        }

        private void apply(String type, String name, JsonNode object) {
            switch (type) {
                case "ADDED" ->
                    assertThat(objects.put(name, object)).as("doubled").isNull();
                case "MODIFIED" ->
                    assertThat(objects.put(name, object)).as("lost").isNotNull();
                case "DELETED" -> assertThat(objects.remove(name)).as("lost").isNotNull();
                default -> throw new AssertionError(type + " " + object);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void everyWatcherEndsWithWhatIsThere(long seed) throws Exception {
        Random random = new Random(seed);
        List<Future<?>> writers = new ArrayList<>();
        List<Future<Replayed>> watchers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            long own = random.nextLong();
            String first = Integer.toString(i);
            writers.add(threads.submit(() -> write(new Random(own), first)));
        }
        List<String> selections = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String selection = SELECTIONS.get(i % SELECTIONS.size());
            selections.add(selection);
            watchers.add(threads.submit(() -> follow(selection)));
            TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        finish();
        for (int i = 0; i < watchers.size(); i++) {
            assertThat(watchers.get(i).get(60, TimeUnit.SECONDS).objects)
                    .as("watcher of %s", selections.get(i))
                    .isEqualTo(list(selections.get(i)));
        }
    }

    /** Two writers share each name, so that they get into each other's way. */
    private void write(Random random, String own) {
        for (int i = 0; i < WRITES; i++) {
            String name = "s" + (random.nextBoolean() ? own : "") + random.nextInt(6);
            String fleet = random.nextBoolean() ? "north" : "south";
            String color = random.nextBoolean() ? "red" : "blue";
            int code = switch (random.nextInt(4)) {
                case 0 -> server.send("DELETE", SHIPS + "/" + name, "").statusCode();
                case 1 ->
                    server.send("PATCH", SHIPS + "/" + name, "{\"spec\":{\"color\":\"" + color + "\"}}")
                            .statusCode();
                case 2 ->
                    server.send(
                                    "PATCH",
                                    SHIPS + "/" + name,
                                    "{\"metadata\":{\"labels\":{\"fleet\":\"" + fleet + "\"}}}")
                            .statusCode();
                default ->
                    server.send("POST", SHIPS, labelled(name, fleet, color).toString())
                            .statusCode();
            };
            assertThat(code).isIn(200, 201, 404, 409);
        }
    }

    private static ObjectNode labelled(String name, String fleet, String color) {
        ObjectNode ship = ship(name, color);
        ship.withObject("metadata").putObject("labels").put("fleet", fleet);
        return ship;
    }

    /** Lets every selection see a last object. */
    private void finish() {
        server.ask("POST", SHIPS, labelled(LAST, "north", "red").toString());
        server.ask("POST", SHIPS, labelled(LAST + "-south", "south", "red").toString());
    }

    /** Lists in pages, watches from there until the last object has come. */
    private Replayed follow(String selection) {
        Replayed replayed = new Replayed();
        String path = SHIPS + "?limit=3" + selection;
        JsonNode page = server.get(path);
        String revision = page.at("/metadata/resourceVersion").asText();
        while (true) {
            assertThat(page.at("/metadata/resourceVersion").asText()).isEqualTo(revision);
            for (JsonNode item : page.path("items")) {
                assertThat(replayed.objects.put(item.at("/metadata/name").asText(), item))
                        .isNull();
            }
            String token = page.at("/metadata/continue").asText("");
            if (token.isEmpty()) {
                break;
            }
            page = server.get(path + "&continue=" + token);
        }
        assertThat(replayed.objects)
                .isEqualTo(list("&resourceVersionMatch=Exact&resourceVersion=" + revision + selection));
        replayed.revision = Long.parseLong(revision);
        String end = selection.endsWith("fleet=north") ? LAST : LAST + "-south";
        try (Stream<String> watch = server.watch(SHIPS + "?watch=1&resourceVersion=" + revision + selection)) {
            Iterator<String> lines = watch.iterator();
            while (!replayed.objects.containsKey(end)) {
                replayed.take(json(lines.next()));
            }
        }
        return replayed;
    }

    private Map<String, JsonNode> list(String selection) {
        Map<String, JsonNode> objects = new TreeMap<>();
        for (JsonNode item :
                server.get(SHIPS + "?" + selection.replaceFirst("^&", "")).path("items")) {
            objects.put(item.at("/metadata/name").asText(), item);
        }
        return objects;
    }
}
