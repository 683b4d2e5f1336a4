package dev.annex.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.server.LoopbackServer;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One watch, from its request until the server ends it or the client goes away. */
final class WatchSession {

    private final LoopbackServer server;
    private final Expectation.Accept accept;
    private final long paceNanos;
    private final int most;
    private final List<Told> told = new ArrayList<>();
    private long bookmarked;
    private long initialEnd;
    private boolean expired;

    /**
     * A watch that has not begun.
     *
     * @param paceNanos how long the client takes for each event
     * @param most after how many events it goes away
     */
    WatchSession(LoopbackServer server, Expectation.Accept accept, long paceNanos, int most) {
        this.server = server;
        this.accept = accept;
        this.paceNanos = paceNanos;
        this.most = most;
    }

    /** Reads to the end; false if the server could not serve a watch just then. */
    boolean read(String path) throws InterruptedException {
        HttpResponse<Stream<String>> answer =
                server.send(server.request(path).header("Accept", accept.watch()), BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() == 429) {
                TimeUnit.MILLISECONDS.sleep(20);
                return false;
            }
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            Iterator<String> each = lines.iterator();
            while (told.size() < most && !expired && each.hasNext()) {
                TimeUnit.NANOSECONDS.sleep(paceNanos);
                take(LoopbackServer.json(each.next()));
            }
        }
        return true;
    }

    private void take(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode object = event.path("object");
        switch (type) {
            case "ADDED", "MODIFIED", "DELETED" -> told.add(Told.of(type, object));
            case "BOOKMARK" -> bookmark(object);
            case "ERROR" -> {
                assertThat(object.path("code").asInt()).as("%s", object).isEqualTo(410);
                expired = true;
            }
            default -> throw new AssertionError(event);
        }
    }

    private void bookmark(JsonNode object) {
        long revision = Told.revision(object);
        assertThat(revision).as("bookmarks rise").isGreaterThanOrEqualTo(bookmarked);
        bookmarked = revision;
        if (object.at("/metadata/annotations/k8s.io~1initial-events-end")
                .asText()
                .equals("true")) {
            assertThat(initialEnd).as("one end of the beginning").isZero();
            initialEnd = revision;
        } else if (!told.isEmpty() && initialEnd == 0) {
            assertThat(revision).as("bookmarks follow their events").isGreaterThanOrEqualTo(latest());
        }
    }

    private long latest() {
        return told.get(told.size() - 1).revision();
    }

    List<Told> told() {
        return told;
    }

    /** The last revision that a bookmark named; 0 if none did. */
    long bookmarked() {
        return bookmarked;
    }

    /** The revision of the bookmark that marked the end of the initial events; 0 if it did not come. */
    long initialEnd() {
        return initialEnd;
    }

    /** Whether the server said that it no longer knows where to begin. */
    boolean expired() {
        return expired;
    }
}
