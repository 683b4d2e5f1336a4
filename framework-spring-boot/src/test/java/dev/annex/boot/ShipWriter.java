package dev.annex.boot;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A client that writes to ships of its own, now over one server, now over the other, and knows what they may be. */
final class ShipWriter implements Callable<Integer> {

    /** What is said of a ship that is not there. */
    static final String ABSENT = "(absent)";

    private static final int SHIPS = 8;

    private final List<Replica> replicas;
    private final int number;
    private final BooleanSupplier going;
    private final Random random;
    private final Map<String, Long> known = new HashMap<>();
    private final Map<String, String> acknowledged = new HashMap<>();
    private final Map<String, Set<String>> unknown = new HashMap<>();
    private long last;
    private int count;
    private int unanswered;

    ShipWriter(List<Replica> replicas, int number, BooleanSupplier going) {
        this.replicas = replicas;
        this.number = number;
        this.going = going;
        this.random = new Random(number);
    }

    /** Writes while it may, and gives how many writes were acknowledged. */
    @Override
    public Integer call() throws InterruptedException {
        for (int i = 0; going.getAsBoolean(); i++) {
            String name = "s" + number + "-" + random.nextInt(SHIPS);
            Replica replica = replicas.get(random.nextInt(replicas.size()));
            try {
                if (known.containsKey(name)) {
                    write(replica, name, number + "-" + i);
                } else {
                    look(replica, name);
                }
            } catch (IOException e) {
                known.remove(name);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return count;
    }

    int unanswered() {
        return unanswered;
    }

    private void look(Replica replica, String name) throws IOException, InterruptedException {
        Replica.Reply reply = replica.get(name);
        if (reply.code() != 200 && reply.code() != 404) {
            throw new IOException("no answer: " + reply);
        }
        String found = reply.code() == 200 ? reply.body().path("cargo").asText() : ABSENT;
        check(name, found);
        known.put(name, reply.code() == 200 ? reply.resourceVersion() : 0L);
    }

    /** Fails if a ship is neither what was acknowledged last nor what an unanswered write would have made of it. */
    void check(String name, String found) {
        String expected = acknowledged.getOrDefault(name, ABSENT);
        if (!found.equals(expected) && !unknown.getOrDefault(name, Set.of()).contains(found)) {
            throw new AssertionError(name + " is " + found + ", but acknowledged was " + expected + "; unanswered: "
                    + unknown.get(name));
        }
    }

    Set<String> names() {
        return acknowledged.keySet();
    }

    private void write(Replica replica, String name, String value) throws IOException, InterruptedException {
        long revision = known.get(name);
        boolean deletes = revision != 0 && random.nextInt(5) == 0;
        String result = deletes ? ABSENT : value;
        // until the answer is there
        unknown.computeIfAbsent(name, each -> new HashSet<>()).add(result);
        unanswered++;
        Replica.Reply reply = deletes
                ? replica.delete(name, revision)
                : revision == 0 ? replica.create(name, value) : replica.replace(name, value, revision);
        if (reply.code() >= 500 || reply.code() == 429) {
            throw new IOException("no answer: " + reply);
        }
        unanswered--;
        known.remove(name);
        if (reply.code() == 200 || reply.code() == 201) {
            count++;
            acknowledged.put(name, result);
            note(name, deletes, reply.resourceVersion());
        } else if (reply.code() != 409 && reply.code() != 404) {
            throw new AssertionError(name + ": " + reply);
        }
    }

    private void note(String name, boolean deletes, long revision) {
        if (deletes) {
            known.put(name, 0L);
            return;
        }
        if (revision <= last) {
            throw new AssertionError(name + " was written at " + revision + " after " + last);
        }
        last = revision;
        known.put(name, revision);
    }
}
