package dev.annex.benchmarks;

import java.nio.file.Path;

/**
 * How large and long the run is.
 *
 * @param objects how many objects are created and listed
 * @param seconds how long each measurement takes
 * @param clients how many requests are under way at once
 * @param server the sample server's jar
 */
record Options(int objects, int seconds, int clients, Path server) {

    static Options parse(String[] arguments) {
        int objects = 10_000;
        int seconds = 10;
        int clients = 32;
        Path server = Path.of("samples/wardle/apiserver/target/wardle-apiserver.jar");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--objects" -> objects = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--clients" -> clients = Integer.parseInt(value);
                case "--server" -> server = Path.of(value);
                default ->
                    throw new IllegalArgumentException(
                            arguments[i] + " is none of --objects, --seconds, --clients, --server");
            }
        }
        return new Options(objects, seconds, clients, server);
    }
}
