package dev.annex.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** What watches cost: to open, to keep, and for each event. */
final class WatchLoad {

    private static final int NAMESPACES = 10;
    private static final int OBJECTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MEGABYTE = 1e6;

    private final ServerProcess server;
    private final Options options;
    private final Load load;

    WatchLoad(ServerProcess server, Options options) {
        this.server = server;
        this.options = options;
        this.load = new Load(server, options);
    }

    /**
     * Opens the watches on all objects, from the present on.
     *
     * @return what they add to the server's memory once it has collected its garbage, in bytes
     */
    long open() throws InterruptedException {
        String path = Flunders.STORED + "?watch=1&allowWatchBookmarks=true&resourceVersion=" + revision();
        try (Watches warm = new Watches(server)) {
            warm.open(paths(i -> path));
        }
        Memory before = server.memory();
        Duration cpu = server.cpu();
        try (Watches watches = new Watches(server)) {
            Duration took = watches.open(paths(i -> path));
            double each = millis(server.cpu().minus(cpu)) / options.watchers();
            Memory after = server.memory();
            long added = after.needed() - before.needed();
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %10.0f /s  p99 %9.2f ms  %9.3f CPU-ms each  adds %.0f MB  %s%n",
                    "open " + options.watchers() + " watches",
                    options.watchers() / seconds(took),
                    millis(watches.p99Answered()),
                    each,
                    added / MEGABYTE,
                    after);
            return added;
        }
    }

    /** Opens a tenth of the watches with the state of all objects first, and waits for all of it. */
    void openWithState() throws InterruptedException {
        int count = Math.max(1, options.watchers() / 10);
        String path = Flunders.STORED + "?watch=1&allowWatchBookmarks=true&sendInitialEvents=true"
                + "&resourceVersionMatch=NotOlderThan";
        Duration cpu = server.cpu();
        long start = System.nanoTime();
        try (Watches watches = new Watches(server)) {
            watches.open(IntStream.range(0, count).mapToObj(i -> path).toList());
            long each = options.objects() + 2L; // the large one, and the bookmark
            watches.await(each, PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %10.0f events/s  %9.4f CPU-ms each  %8.1f MB/s  %d missed  %d doubled  %s%n",
                    "the state to " + count + " new watches",
                    watches.events() / seconds,
                    millis(server.cpu().minus(cpu)) / watches.events(),
                    watches.bytes() / seconds / MEGABYTE,
                    watches.missed(each),
                    watches.doubled(each),
                    server.memory());
        }
    }

    /** Creates the objects that are written to. */
    void prepare() {
        for (int namespace = 0; namespace < NAMESPACES; namespace++) {
            load.create(Flunders.in("w" + namespace, Flunders.PATH), OBJECTS);
        }
    }

    /** Writes at a steady rate while each watch is about one of ten namespaces. */
    Seen byNamespace() throws InterruptedException {
        long revision = revision();
        return underWrites("watch events", NAMESPACES, i -> namespace(i % NAMESPACES) + watchFrom(revision));
    }

    /** Writes at the same rate while each watch is about all namespaces, and selects a hundredth by its label. */
    Seen bySelector() throws InterruptedException {
        long revision = revision();
        String all = Flunders.STORED.replace("/namespaces/default", "");
        return underWrites(
                "watch events, 1 % selectors",
                OBJECTS, i -> all + watchFrom(revision) + "&" + Flunders.select(Flunders.part(i % OBJECTS)));
    }

    /** Writes to the objects in turn, of which each watch is to see one in so many. */
    private Seen underWrites(String name, int oneIn, IntFunction<String> path) throws InterruptedException {
        try (Watches watches = new Watches(server)) {
            watches.open(paths(path));
            int rounds = Math.max(1, options.writes() * options.seconds() / (NAMESPACES * OBJECTS));
            int writes = rounds * NAMESPACES * OBJECTS;
            long each = writes / oneIn;
            Duration cpu = server.cpu();
            long start = System.nanoTime();
            Flux.interval(Duration.ofNanos(1_000_000_000L / options.writes()))
                    .onBackpressureBuffer()
                    .take(writes)
                    .flatMap(i -> load.patch(
                            namespace((int) (i % NAMESPACES)) + "/f" + i / NAMESPACES % OBJECTS,
                            "t" + System.nanoTime()))
                    .blockLast();
            watches.await(each, PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuMillis = millis(server.cpu().minus(cpu)) / watches.events();
            Seen seen = new Seen(
                    name,
                    watches.events() / seconds,
                    watches.p99(),
                    cpuMillis,
                    watches.missed(each),
                    watches.doubled(each),
                    server.memory());
            System.out.println(seen);
            return seen;
        }
    }

    /**
     * What watchers saw.
     *
     * @param name of what
     * @param perSecond how many events in a second
     * @param p99 how old all but one in a hundred were at most, counted from before their writes
     * @param cpuMillis how long the server was on a processor for each, writes included
     * @param missed how many did not come
     * @param doubled how many came that were not to come, or not again
     * @param memory what the server occupied afterwards
     */
    record Seen(
            String name, double perSecond, Duration p99, double cpuMillis, long missed, long doubled, Memory memory) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-36s %10.0f /s  p99 %9.2f ms  %9.4f CPU-ms each, writes included  %d missed  %d doubled  %s",
                    name,
                    perSecond,
                    millis(p99),
                    cpuMillis,
                    missed,
                    doubled,
                    memory);
        }
    }

    private List<String> paths(IntFunction<String> path) {
        return IntStream.range(0, options.watchers()).mapToObj(path).toList();
    }

    private static String namespace(int number) {
        return Flunders.in("w" + number, Flunders.STORED);
    }

    private static String watchFrom(long revision) {
        return "?watch=1&resourceVersion=" + revision;
    }

    /** The revision of the present. */
    private long revision() {
        String list = new String(load.read(Flunders.STORED + "?limit=1", "application/json"), StandardCharsets.UTF_8);
        String mark = "\"resourceVersion\":\"";
        int at = list.indexOf(mark) + mark.length();
        return Long.parseLong(list.substring(at, list.indexOf('"', at)));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
