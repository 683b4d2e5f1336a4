package dev.annex.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the sample server and a bare handler one after the other under the same load, and prints how they compare. */
public final class Benchmarks {

    private static final String JSON = "application/json";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private static final double MEGABYTE = 1e6;
    private static final int FEW = 4;

    private final Options options;
    private final Path folder;
    private final List<String> ratios = new ArrayList<>();

    private Benchmarks(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /** Runs the benchmarks; {@link Options} says what changes their size. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("bare")) {
            BareServer.run(Integer.parseInt(arguments[1]));
            return;
        }
        new Benchmarks(Options.parse(arguments), Files.createTempDirectory("annex-benchmarks")).run();
        System.exit(0); // the client's event loops would go on
    }

    private void run() throws IOException, InterruptedException {
        Result get;
        Result list;
        Result selected;
        try (ServerProcess sample = ServerProcess.sample(options, Files.createDirectory(folder.resolve("sample")))) {
            Load load = new Load(sample, options);
            load.warmUpWrites();
            print(load.creates(options.objects()));
            print(load.updates());
            print(load.patches());
            load.warmUp(Flunders.STORED + "/f1", JSON, options.clients());
            get = print(load.reads("get", Flunders.STORED + "/f1"));
            load.warmUp(Flunders.STORED, JSON, FEW);
            list = print(load.reads("list", Flunders.STORED, JSON, FEW));
            print(load.reads("list, page of 500", Flunders.STORED + "?limit=500", JSON, FEW));
            print(load.reads("list as a Table", Flunders.STORED, TABLE, FEW));
            selected = print(load.reads("list, 1 % selector", Flunders.STORED + "?labelSelector=part%3D7"));
            Files.write(folder.resolve("get.json"), load.read(Flunders.STORED + "/f1"));
            Files.write(folder.resolve("list.json"), load.read(Flunders.STORED));
            selectedBeside(load, selected);
            watches(new WatchLoad(sample, options));
        }
        bare(get, list);
        if (options.many() > 0) {
            many();
        }
        System.out.println();
        ratios.forEach(System.out::println);
    }

    /** A get of an object that is as large as the selected part of the list. */
    private void selectedBeside(Load load, Result selected) {
        int size = (int) (selected.bytesPerSecond() / selected.perSecond());
        load.annotate("large", "x".repeat(Math.max(1, size - 700)));
        Result large = print(load.reads("get of that size", Flunders.STORED + "/large"));
        ratio(selected.cpuMillis() / large.cpuMillis(), "x the CPU of a get of its size: a 1 % selector", 5, false);
    }

    private void watches(WatchLoad load) throws InterruptedException {
        ratio(load.open() / MEGABYTE, "MB added by " + options.watchers() + " watches", 150, false);
        load.openWithState();
        load.prepare();
        load.underWrites();
        WatchLoad.Seen seen = load.underWrites();
        ratio(seen.perSecond(), "watch events a second", 20_000 * 0.98, true);
        ratio((double) seen.missed(), "of them missed", 0, false);
        ratio(seen.p99().toNanos() / 1e6, "ms from write to event, p99", 100, false);
    }

    private void bare(Result get, Result list) throws IOException, InterruptedException {
        try (ServerProcess bare = ServerProcess.bare(folder)) {
            Load load = new Load(bare, options);
            load.warmUp("/get", JSON, options.clients());
            Result bareGet = print(load.reads("bare get", "/get"));
            load.warmUp("/list", JSON, FEW);
            Result bareList = print(load.reads("bare list", "/list", JSON, FEW));
            ratio(get.perSecond() / bareGet.perSecond(), "of the bare handler's gets", 0.5, true);
            ratio(list.bytesPerSecond() / bareList.bytesPerSecond(), "of the bare handler's list bytes", 0.6, true);
        }
    }

    private void many() throws IOException, InterruptedException {
        try (ServerProcess sample = ServerProcess.sample(options, Files.createDirectory(folder.resolve("many")))) {
            Load load = new Load(sample, options);
            print(load.creates(options.many()));
            byte[] list = load.read(Flunders.STORED);
            int found = new String(list, StandardCharsets.UTF_8).split("\"uid\"", -1).length - 1;
            if (found != options.many()) {
                throw new IllegalStateException(found + " objects are listed of " + options.many());
            }
            ratio(sample.heapUsed() / MEGABYTE, "MB of heap hold " + options.many() + " objects", 1000, false);
        }
    }

    private static Result print(Result result) {
        System.out.println(result);
        return result;
    }

    private void ratio(double value, String what, double bar, boolean atLeast) {
        boolean holds = atLeast ? value >= bar : value <= bar;
        ratios.add(String.format(
                Locale.ROOT,
                "%-6s %12.2f %s (%s %s)",
                holds ? "holds" : "FAILS",
                value,
                what,
                atLeast ? "at least" : "at most",
                bar));
    }
}
