package dev.annex.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large and long the run is.
 *
 * @param objects how many objects are created and listed
 * @param many how many objects have to fit in a heap of 1 GB; 0 to leave that out
 * @param seconds how long each measurement takes
 * @param warmUp for how many seconds a server is made to compile what is measured then
 * @param clients how many requests are under way at once
 * @param watchers how many watches are open at once
 * @param writes how many writes a second the watchers see
 * @param server the sample server's jar
 */
record Options(int objects, int many, int seconds, int warmUp, int clients, int watchers, int writes, Path server) {

    static Options parse(String[] arguments) {
        int objects = 10_000;
        int many = 100_000;
        int seconds = 10;
        int warmUp = 20;
        int clients = 32;
        int watchers = 1000;
        int writes = 205;
        Path server = Path.of("samples/wardle/apiserver/target/wardle-apiserver.jar");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--objects" -> objects = Integer.parseInt(value);
                case "--many" -> many = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--clients" -> clients = Integer.parseInt(value);
                case "--watchers" -> watchers = Integer.parseInt(value);
                case "--writes" -> writes = Integer.parseInt(value);
                case "--server" -> server = Path.of(value);
                default ->
                    throw new IllegalArgumentException(
                            arguments[i]
                                    + " is none of --objects, --many, --seconds, --warm-up, --clients, --watchers, --writes, --server");
            }
        }
        if (!Files.isRegularFile(server)) {
            throw new IllegalArgumentException("there is no server at " + server.toAbsolutePath()
                    + "; build all modules first (benchmarks/README.md says how), or say --server");
        }
        return new Options(objects, many, seconds, warmUp, clients, watchers, writes, server);
    }
}
