package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static dev.annex.server.Harbor.ship;
import static dev.annex.server.LoopbackServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WatchTests {

    private static final String WATCH_LIST =
            SHIPS + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start();

    private JsonNode create(String name) {
        return server.ask("POST", SHIPS, ship(name, "red").toString());
    }

    private static void assertEvent(JsonNode event, String type, String name) {
        assertThat(event.path("type").asText()).isEqualTo(type);
        assertThat(event.at("/object/metadata/name").asText()).isEqualTo(name);
        assertThat(event.at("/object/kind").asText()).isEqualTo("Ship");
    }

    @Test
    void theEndOfTheInitialEventsIsMarked() { // W-51, W-52
        create("b");
        create("a");
        String revision = server.get(SHIPS).at("/metadata/resourceVersion").asText();
        try (Stream<String> watch = server.watch(WATCH_LIST + "&allowWatchBookmarks=true")) {
            Iterator<String> lines = watch.iterator();
            assertEvent(json(lines.next()), "ADDED", "a");
            assertEvent(json(lines.next()), "ADDED", "b");
            assertThat(lines.next())
                    .isEqualTo("{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Ship\","
                            + "\"apiVersion\":\"harbor.example.com/v1\",\"metadata\":{\"resourceVersion\":\""
                            + revision + "\",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}}}");
            create("c");
            assertEvent(json(lines.next()), "ADDED", "c");
        }
    }

    @Test
    void nothingIsMarkedForThoseWhoDidNotAsk() { // W-51
        create("a");
        try (Stream<String> watch = server.watch(WATCH_LIST + "&timeoutSeconds=3")) {
            Iterator<String> lines = watch.iterator();
            assertEvent(json(lines.next()), "ADDED", "a");
            create("b");
            assertEvent(json(lines.next()), "ADDED", "b");
            assertThat(lines.hasNext()).isFalse();
        }
    }

    @Test
    void aBookmarkComesShortlyBeforeTheEnd() { // W-43, W-52
        create("a");
        try (Stream<String> watch =
                server.watch(SHIPS + "?watch=1&resourceVersion=1&allowWatchBookmarks=true&timeoutSeconds=3")) {
            List<JsonNode> events = watch.map(LoopbackServer::json).toList();
            assertThat(events).hasSize(2);
            assertEvent(events.get(0), "ADDED", "a");
            assertThat(events.get(1).path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(events.get(1).at("/object/metadata").toString()).isEqualTo("{\"resourceVersion\":\"2\"}");
        }
    }

    @Test
    void onlyTheFirstTableHasColumns() { // N-13
        create("a");
        var request = server.request(WATCH_LIST + "&allowWatchBookmarks=true")
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");
        try (Stream<String> watch = server.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> lines = watch.iterator();
            JsonNode first = json(lines.next()).path("object");
            assertThat(first.path("kind").asText()).isEqualTo("Table");
            assertThat(first.path("columnDefinitions").findValuesAsText("name")).contains("Color");
            assertThat(first.path("rows")).hasSize(1);
            assertThat(first.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
            JsonNode bookmark = json(lines.next());
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isEqualTo("2");
            create("b");
            JsonNode next = json(lines.next()).path("object");
            assertThat(next.has("columnDefinitions")).isTrue();
            assertThat(next.path("columnDefinitions").isNull()).isTrue();
            assertThat(next.at("/rows/0/cells/1").asText()).isEqualTo("red");
        }
    }

    @Test
    void eventsOlderThanTheHistoryAreGone() { // W-53
        create("a");
        create("b");
        server.storage().compact(3).join();
        try (LoopbackServer restarted = LoopbackServer.start(server.storage());
                Stream<String> watch = restarted.watch(SHIPS + "?watch=1&resourceVersion=2")) {
            assertThat(watch.toList())
                    .containsExactly("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\","
                            + "\"metadata\":{},\"status\":\"Failure\","
                            + "\"message\":\"too old resource version: 2 (3)\","
                            + "\"reason\":\"Expired\",\"code\":410}}");
        }
    }

    @Test
    void aStateThatIsNeverReachedIsTheOnlyEvent() { // W-54
        create("a");
        try (Stream<String> watch = server.watch(WATCH_LIST + "&resourceVersion=99")) {
            List<String> events = watch.toList();
            assertThat(events).hasSize(1);
            assertThat(events.get(0)).startsWith("{\"type\":\"ERROR\"");
            assertThat(json(events.get(0)).at("/object/message").asText())
                    .isEqualTo("Timeout: Too large resource version: 99, current: 2");
        }
    }

    @Test
    void aTimeBeforeNowIsOver() { // W-43
        create("a");
        try (Stream<String> watch = server.watch(SHIPS + "?watch=1&resourceVersion=1&timeoutSeconds=-1")) {
            assertThat(watch).isEmpty();
        }
        try (Stream<String> watch = server.watch(SHIPS + "?watch=1&timeoutSeconds=-1")) {
            assertThat(watch).singleElement().asString().contains("context deadline exceeded");
        }
    }

    @Test
    void deprecatedPathsHaveTheChecksOfLists() { // W-45
        String path = SHIPS.replace("/v1/", "/v1/watch/");
        assertThat(server.send("GET", path + "?resourceVersionMatch=Exact", "").body())
                .contains("resourceVersionMatch is forbidden unless resourceVersion is provided");
        create("a");
        try (Stream<String> watch = server.watch(path + "?allowWatchBookmarks=true&timeoutSeconds=1")) {
            assertThat(watch).singleElement().asString().contains("ADDED");
        }
    }

    @Test
    void aBookmarksRowIsOfNothing() { // W-59
        var request = server.request(WATCH_LIST + "&allowWatchBookmarks=true&timeoutSeconds=1")
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");
        try (Stream<String> watch = server.send(request, BodyHandlers.ofLines()).body()) {
            assertThat(json(watch.iterator().next()).at("/object/rows/0/cells")).hasToString("[\"\",null]");
        }
    }

    @Test
    void watchesResumeAcrossARestart() {
        create("a");
        create("b");
        try (LoopbackServer restarted = LoopbackServer.start(server.storage());
                Stream<String> watch = restarted.watch(SHIPS + "?watch=1&resourceVersion=2")) {
            assertEvent(json(watch.iterator().next()), "ADDED", "b");
        }
    }

    @Test
    void theHeadersDoNotWaitForEvents() { // W-40
        var request = server.request(SHIPS + "?watch=1&resourceVersion=1").timeout(Duration.ofSeconds(10));
        var answer = server.send(request, BodyHandlers.ofLines());
        try (Stream<String> watch = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            create("a");
            assertEvent(json(watch.iterator().next()), "ADDED", "a");
        }
    }

    @Test
    void objectsComeAndGoWithTheSelector() { // W-55, W-56
        create("a");
        try (Stream<String> watch = server.watch(SHIPS + "?watch=1&resourceVersion=2&fieldSelector=spec.color=blue")) {
            Iterator<String> lines = watch.iterator();
            server.ask("PATCH", SHIPS + "/a", "{\"spec\":{\"color\":\"blue\"}}");
            assertEvent(json(lines.next()), "ADDED", "a");
            server.ask("PATCH", SHIPS + "/a", "{\"metadata\":{\"labels\":{\"n\":\"1\"}}}");
            assertEvent(json(lines.next()), "MODIFIED", "a");
            JsonNode left = server.ask("PATCH", SHIPS + "/a", "{\"spec\":{\"color\":\"red\"}}");
            JsonNode event = json(lines.next());
            assertEvent(event, "DELETED", "a");
            assertThat(event.at("/object/spec/color").asText()).isEqualTo("blue");
            assertThat(event.at("/object/metadata/resourceVersion")).isEqualTo(left.at("/metadata/resourceVersion"));
        }
    }
}
