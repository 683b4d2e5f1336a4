package dev.annex.boot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client that lists once and then watches, now on one server, now on the other, as informers do. */
final class ShipWatcher implements AutoCloseable {

    private static final int LONGEST_SECONDS = 5;

    private final List<Replica> replicas;
    private final Random random;
    private final Thread thread;
    private final Map<String, Long> state = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int turn;
    private long seen;
    private int streams;
    private int lists;
    private volatile boolean over;

    ShipWatcher(List<Replica> replicas, int number) {
        this.replicas = replicas;
        this.random = new Random(number);
        this.turn = number;
        this.thread = new Thread(this::run, "watcher-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!over) {
            try {
                Replica replica = replicas.get(turn++ % replicas.size());
                if (seen == 0) {
                    list(replica);
                } else {
                    watch(replica);
                }
            } catch (IOException | UncheckedIOException e) {
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            over = true;
        }
    }

    private void list(Replica replica) throws IOException, InterruptedException {
        Replica.Reply reply = replica.list("");
        if (reply.code() != 200) {
            pause();
            return;
        }
        synchronized (this) {
            lists++;
            state.clear();
            reply.body().path("items").forEach(ship -> state.put(name(ship), revision(ship)));
            seen = reply.resourceVersion();
        }
    }

    private void watch(Replica replica) throws IOException, InterruptedException {
        String query = "resourceVersion=" + seen + "&timeoutSeconds=" + (1 + random.nextInt(LONGEST_SECONDS))
                + "&allowWatchBookmarks=true";
        streams++;
        try (Stream<JsonNode> lines = replica.watch(query)) {
            for (Iterator<JsonNode> each = lines.iterator(); each.hasNext(); ) {
                take(each.next());
            }
        }
    }

    private synchronized void take(JsonNode event) throws IOException {
        JsonNode object = event.path("object");
        long revision = revision(object);
        switch (event.path("type").asText()) {
            case "ADDED", "MODIFIED", "DELETED" -> {
                if (revision <= seen) {
                    faults.add(event + " came after revision " + seen);
                }
                seen = revision;
                if (event.path("type").asText().equals("DELETED")) {
                    state.remove(name(object));
                } else {
                    state.put(name(object), revision);
                }
            }
            case "BOOKMARK" -> {
                if (revision < seen) {
                    faults.add(event + " came after revision " + seen);
                }
                seen = revision;
            }
            default -> {
                int code = event.path("code").asInt(object.path("code").asInt());
                if (code == 410) {
                    seen = 0;
                } else if (code < 500 && code != 429) {
                    faults.add("unexpected: " + event);
                }
                throw new IOException("refused: " + event);
            }
        }
    }

    private static String name(JsonNode ship) {
        return ship.path("metadata").path("name").asText();
    }

    private static long revision(JsonNode ship) {
        return ship.path("metadata").path("resourceVersion").asLong();
    }

    synchronized Map<String, Long> state() {
        return Map.copyOf(state);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often it has begun anew: streams, and lists among them. */
    String begun() {
        return streams + " streams, " + lists + " lists";
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
