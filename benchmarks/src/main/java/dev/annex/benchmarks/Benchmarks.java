package dev.annex.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the sample server and a bare handler one after the other under the same load, and prints how they compare. */
public final class Benchmarks {

    private static final double MEGABYTE = 1e6;
    private static final int FEW = 4;

    private final Options options;
    private final Path folder;
    private final Bars bars = new Bars();
    private final Map<Read, Result> reads = new LinkedHashMap<>();

    /** What is read of the sample server, and then of the bare handler that has its answers. */
    private enum Read {
        GET("get", "/f1", false),
        LIST("list", "", true),
        PAGE("list, page of 500", "?limit=500", true),
        SELECTED("list, 1 % selector", "?" + Flunders.select(7), false),
        LARGE("get, as large as those 1 %", "/large", false),
        TABLE("list as a Table", "", true);

        private static final String JSON = "application/json";

        private final String title;
        private final String path;
        private final boolean large;

        /** Large answers are asked for by few clients, so that what is measured is not how they queue. */
        Read(String title, String path, boolean large) {
            this.title = title;
            this.path = Flunders.STORED + path;
            this.large = large;
        }

        private String accept() {
            return this == TABLE ? "application/json;as=Table;v=v1;g=meta.k8s.io," + JSON : JSON;
        }
    }

    private Benchmarks(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /** Runs the benchmarks; {@link Options} says what changes their size. Ends with 1 if a bar does not hold. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 2 && arguments[0].equals("bare")) {
            BareServer.run(
                    Integer.parseInt(arguments[1]), Arrays.asList(arguments).subList(2, arguments.length));
            return;
        }
        boolean hold = new Benchmarks(Options.parse(arguments), Files.createTempDirectory("annex-benchmarks")).run();
        System.exit(hold ? 0 : 1); // the client's event loops would go on
    }

    private boolean run() throws IOException, InterruptedException {
        try (ServerProcess sample = ServerProcess.sample(options, Files.createDirectory(folder.resolve("sample")))) {
            Load load = new Load(sample, options);
            writes(load);
            for (Read read : Read.values()) {
                if (read == Read.LARGE) {
                    load.createLarge(
                            "large",
                            known(Read.SELECTED).size() - known(Read.GET).size());
                }
                load.warmUp(read.path, read.accept(), clients(read));
                reads.put(read, print(load.reads(read.title, read.path, read.accept(), clients(read))));
                Files.write(folder.resolve(read.name()), load.read(read.path, read.accept()));
            }
            ratios();
            watches(new WatchLoad(sample, options));
        }
        bare();
        if (options.many() > 0) {
            many();
        }
        return bars.print();
    }

    private int clients(Read read) {
        return read.large ? FEW : options.clients();
    }

    private Result known(Read read) {
        Result result = reads.get(read);
        if (result == null) {
            throw new IllegalStateException(read + " has not been measured yet");
        }
        return result;
    }

    private void writes(Load load) {
        load.warmUpWrites();
        bars.atMost(GoServer.CREATE, print(load.creates(options.objects())).cpuMillis(), "CPU-ms for a create, Go's");
        print(load.updates());
        print(load.patches());
    }

    private void ratios() {
        double selected = known(Read.SELECTED).cpuMillis();
        bars.atMost(5, selected / known(Read.LARGE).cpuMillis(), "x the CPU of a get of that size: a 1 % selector");
        bars.atMost(GoServer.GET, known(Read.GET).cpuMillis(), "CPU-ms for a get, Go's");
        bars.atMost(GoServer.LIST, known(Read.LIST).cpuMillis(), "CPU-ms for a list, Go's");
        bars.atMost(GoServer.SELECTED, selected, "CPU-ms for a 1 % selector, Go's");
        bars.atMost(GoServer.TABLE, known(Read.TABLE).cpuMillis(), "CPU-ms for a Table, Go's");
    }

    private void watches(WatchLoad load) throws InterruptedException {
        bars.atMost(150, load.open() / MEGABYTE, "MB added by " + options.watchers() + " watches");
        load.openWithState();
        load.prepare();
        load.byNamespace();
        WatchLoad.Seen seen = load.byNamespace();
        bars.atLeast(20_000, seen.perSecond(), "watch events a second");
        bars.atMost(0, (double) seen.missed(), "of them missed");
        bars.atMost(0, (double) seen.doubled(), "of them doubled");
        bars.atMost(100, seen.p99().toNanos() / 1e6, "ms from write to event, p99");
        bars.atMost(GoServer.EVENT, seen.cpuMillis(), "CPU-ms for a watch event with its share of the write, Go's");
        load.bySelector();
    }

    private void bare() throws IOException, InterruptedException {
        try (ServerProcess bare = ServerProcess.bare(
                folder, Arrays.stream(Read.values()).map(Read::name).toList())) {
            Load load = new Load(bare, options);
            for (Read read : Read.values()) {
                String path = "/" + read.name();
                load.warmUp(path, read.accept(), clients(read));
                Result result = print(load.reads("bare " + read.title, path, read.accept(), clients(read)));
                if (read == Read.GET) {
                    bars.atLeast(0.5, known(read).perSecond() / result.perSecond(), "of the bare handler's gets");
                } else if (read == Read.LIST) {
                    double share = known(read).bytesPerSecond() / result.bytesPerSecond();
                    bars.atLeast(0.6, share, "of the bare handler's list bytes");
                }
            }
        }
    }

    private void many() throws IOException, InterruptedException {
        try (ServerProcess sample = ServerProcess.sample(options, Files.createDirectory(folder.resolve("many")))) {
            Load load = new Load(sample, options);
            print(load.creates(options.many()));
            byte[] list = load.read(Flunders.STORED, "application/json");
            int found = new String(list, StandardCharsets.UTF_8).split("\"uid\"", -1).length - 1;
            if (found != options.many()) {
                throw new IllegalStateException(found + " objects are listed of " + options.many());
            }
            bars.atMost(1000, sample.memory().live() / MEGABYTE, "MB of heap hold " + options.many() + " objects");
        }
    }

    private static Result print(Result result) {
        System.out.println(result);
        return result;
    }
}
