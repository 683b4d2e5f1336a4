package dev.annex.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Runs the sample server and a bare handler one after the other under the same load, and prints how they compare. */
public final class Benchmarks {

    private static final String FLUNDERS = "/apis/wardle.example.com/v1beta1/namespaces/default/flunders";
    private static final String STORED = "/apis/wardle.example.com/v1alpha1/namespaces/default/flunders";

    private Benchmarks() {}

    /**
     * Runs the benchmarks; {@code --objects}, {@code --seconds}, {@code --clients} and {@code --server} change their
     * size.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("bare")) {
            BareServer.run(Integer.parseInt(arguments[1]));
            return;
        }
        Options options = Options.parse(arguments);
        Path folder = Files.createTempDirectory("annex-benchmarks");
        Load.Result get;
        Load.Result list;
        try (ServerProcess sample = ServerProcess.sample(options, folder)) {
            Load load = new Load(sample);
            System.out.println(load.creates(options, FLUNDERS));
            load.reads("warm-up", STORED + "/f1", options);
            get = load.reads("get", STORED + "/f1", options);
            System.out.println(get);
            list = load.reads("list", STORED, options);
            System.out.println(list);
            System.out.println(load.reads("list, 1 % selector", STORED + "?labelSelector=part%3D7", options));
            System.out.println(load.reads("list, page of 500", STORED + "?limit=500", options));
            Files.write(folder.resolve("get.json"), load.read(STORED + "/f1"));
            Files.write(folder.resolve("list.json"), load.read(STORED));
        }
        try (ServerProcess bare = ServerProcess.bare(folder)) {
            Load load = new Load(bare);
            load.reads("warm-up", "/get", options);
            Load.Result bareGet = load.reads("bare get", "/get", options);
            Load.Result bareList = load.reads("bare list", "/list", options);
            System.out.println(bareGet);
            System.out.println(bareList);
            System.out.printf(
                    Locale.ROOT,
                    "of the bare handler's: get %.2f of the requests, list %.2f of the bytes%n",
                    get.perSecond() / bareGet.perSecond(),
                    list.bytesPerSecond() / bareList.bytesPerSecond());
        }
    }
}
