package dev.annex.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.server.Harbor;
import dev.annex.server.LoopbackServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes at random over few names, so that writers get into each other's way. */
final class Writer implements Callable<Integer> {

    private static final List<String> FLEETS = List.of("north", "south", "");
    private static final List<String> COLORS = List.of("red", "blue", "");
    private static final int NAMES = 8;
    private static final int CARGO = 64 << 10;

    private final LoopbackServer server;
    private final Random random;
    private final int writes;
    private final AtomicLong acknowledged;

    /**
     * A writer.
     *
     * @param acknowledged is raised to the revision of every write that was answered
     */
    Writer(LoopbackServer server, Random random, int writes, AtomicLong acknowledged) {
        this.server = server;
        this.random = random;
        this.writes = writes;
        this.acknowledged = acknowledged;
    }

    @Override
    public Integer call() throws Exception {
        int done = 0;
        for (int i = 0; i < writes; i++) {
            HttpResponse<String> answer = write();
            assertThat(answer.statusCode())
                    .as("%s %s: %s", answer.request().method(), answer.uri(), answer.body())
                    .isIn(200, 201, 404, 409, 422, 429);
            if (answer.statusCode() < 300) {
                done++;
                var revision = Told.revision(LoopbackServer.json(answer.body()));
                acknowledged.accumulateAndGet(revision, Math::max);
            }
            if (answer.statusCode() == 429) {
                TimeUnit.MILLISECONDS.sleep(100);
            } else if (random.nextInt(4) == 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(10));
            }
        }
        return done;
    }

    private HttpResponse<String> write() {
        String ships = Selection.ships(any(Selection.NAMESPACES));
        String name = "s" + random.nextInt(NAMES);
        String ship = ships + "/" + name;
        return switch (random.nextInt(14)) {
            case 0 ->
                random.nextBoolean()
                        ? send("DELETE", ship, "", "")
                        : send("DELETE", ship + "?propagationPolicy=Foreground", "", "");
            case 1 -> send("DELETE", ship, "application/json", precondition());
            case 2 -> send("PATCH", ship, "application/merge-patch+json", label("fleet", any(FLEETS)));
            case 3 -> send("PATCH", ship, "application/merge-patch+json", color());
            case 4 -> send("PATCH", ship, "application/json-patch+json", swap());
            case 5, 6 ->
                send(
                        "PATCH",
                        ship + "?fieldManager=m" + random.nextInt(2) + "&force=true",
                        "application/apply-patch+yaml",
                        ship(name).toString());
            case 7 -> send("PATCH", ship, "application/merge-patch+json", "{\"metadata\":{\"finalizers\":null}}");
            case 8 -> send("PUT", ship, "application/json", replacement(name).toString());
            case 9 ->
                random.nextInt(4) == 0
                        ? send("DELETE", ships + "?labelSelector=fleet=" + any(FLEETS), "", "")
                        : send(
                                "POST",
                                ships + "?dryRun=All",
                                "application/json",
                                ship(name).toString());
            default -> send("POST", ships, "application/json", ship(name).toString());
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String precondition() {
        return "{\"preconditions\":{\"resourceVersion\":\"" + Math.max(1, acknowledged.get() - random.nextInt(3))
                + "\"}}";
    }

    private static String label(String label, String value) {
        String json = value.isEmpty() ? "null" : "\"" + value + "\"";
        return "{\"metadata\":{\"labels\":{\"" + label + "\":" + json + "}}}";
    }

    private String color() {
        return "{\"spec\":{\"color\":\"" + any(COLORS) + "\"}}";
    }

    private String swap() {
        return "[{\"op\":\"test\",\"path\":\"/spec/color\",\"value\":\"" + any(COLORS)
                + "\"},{\"op\":\"replace\",\"path\":\"/spec/color\",\"value\":\"" + any(COLORS) + "\"}]";
    }

    /** Half of the replacements are of one revision, which mostly is not the one that is there. */
    private ObjectNode replacement(String name) {
        ObjectNode ship = ship(name);
        if (random.nextBoolean()) {
            ship.withObject("metadata")
                    .put("resourceVersion", Long.toString(Math.max(1, acknowledged.get() - random.nextInt(3))));
        }
        return ship;
    }

    private ObjectNode ship(String name) {
        ObjectNode ship = Harbor.ship(name, any(COLORS));
        String fleet = any(FLEETS);
        if (!fleet.isEmpty()) {
            ship.withObject("metadata").putObject("labels").put("fleet", fleet);
        }
        if (random.nextInt(10) == 0) {
            ship.withObject("metadata").putArray("finalizers").add("example.com/hold");
        }
        if (random.nextInt(10) == 0) {
            ship.withObject("spec").put("cargo", "x".repeat(CARGO));
        }
        return ship;
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        var request = server.request(path).method(method, BodyPublishers.ofString(body));
        return server.send(type.isEmpty() ? request : request.header("Content-Type", type));
    }
}
