package dev.annex.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** What watches cost: to open, to keep, and for each event. */
final class WatchLoad {

    private static final int NAMESPACES = 10;
    private static final int OBJECTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        String path =
                Flunders.STORED + "?watch=1&allowWatchBookmarks=true&resourceVersion=" + revision(Flunders.STORED);
        try (Watches warm = new Watches(server)) {
            warm.open(paths(path));
        }
        long before = server.memory();
        Duration cpu = server.cpu();
        try (Watches watches = new Watches(server)) {
            Duration took = watches.open(paths(path));
            double each = server.cpu().minus(cpu).toNanos() / 1e6 / options.watchers();
            long added = server.memory() - before;
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.0f ms in all  %9.3f CPU-ms each  adds %.0f MB%n",
                    "open " + options.watchers() + " watches",
                    took.toNanos() / 1e6,
                    each,
                    added / 1e6);
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
            long wanted = (long) count * (options.objects() + 1);
            watches.await(wanted, PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.0f events/s  %9.4f CPU-ms each  %8.1f MB/s%s%n",
                    "the state to " + count + " new watches",
                    watches.events() / seconds,
                    server.cpu().minus(cpu).toNanos() / 1e6 / watches.events(),
                    watches.bytes() / seconds / 1e6,
                    watches.events() < wanted ? "  INCOMPLETE" : "");
        }
    }

    /** Creates the objects that are written to. */
    void prepare() {
        for (int namespace = 0; namespace < NAMESPACES; namespace++) {
            load.create(namespace(namespace), OBJECTS);
        }
    }

    /**
     * Writes at a steady rate while each write concerns a tenth of the watches.
     *
     * @return how many events came in a second, how old they were, and how many were missed
     */
    Seen underWrites() throws InterruptedException {
        List<String> paths = IntStream.range(0, options.watchers())
                .mapToObj(i -> namespace(i % NAMESPACES) + "?watch=1&resourceVersion=" + revision(namespace(0)))
                .toList();
        try (Watches watches = new Watches(server)) {
            watches.open(paths);
            int writes = options.writes() * options.seconds();
            Duration cpu = server.cpu();
            long start = System.nanoTime();
            Flux.interval(Duration.ofNanos(1_000_000_000L / options.writes()))
                    .onBackpressureBuffer()
                    .take(writes)
                    .flatMap(i -> load.patch(
                            namespace((int) (i % NAMESPACES)) + "/f" + i / NAMESPACES % OBJECTS,
                            "{\"spec\":{\"reference\":\"t" + System.nanoTime() + "\"}}"))
                    .blockLast();
            long wanted = (long) writes * options.watchers() / NAMESPACES;
            watches.await(wanted, PATIENCE);
            double seconds = (System.nanoTime() - start) / 1e9;
            double each = server.cpu().minus(cpu).toNanos() / 1e6 / watches.events();
            Seen seen = new Seen(watches.events() / seconds, watches.p99(), each, wanted - watches.events());
            System.out.println(seen);
            return seen;
        }
    }

    /** What watchers saw. */
    record Seen(double perSecond, Duration p99, double cpuMillis, long missed) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-34s %10.0f /s  p99 %9.2f ms  %9.4f CPU-ms each, writes included  %d missed",
                    "watch events",
                    perSecond,
                    p99.toNanos() / 1e6,
                    cpuMillis,
                    missed);
        }
    }

    private List<String> paths(String path) {
        return IntStream.range(0, options.watchers()).mapToObj(i -> path).toList();
    }

    private static String namespace(int number) {
        return Flunders.STORED.replace("/default/", "/w" + number + "/");
    }

    private String revision(String path) {
        String list = new String(load.read(path + "?limit=1"), java.nio.charset.StandardCharsets.UTF_8);
        String mark = "\"resourceVersion\":\"";
        int at = list.indexOf(mark) + mark.length();
        return list.substring(at, list.indexOf('"', at));
    }
}
