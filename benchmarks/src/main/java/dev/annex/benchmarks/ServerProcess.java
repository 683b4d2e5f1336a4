package dev.annex.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server under load: a process of its own, so that its time on the processor can be told from the client's. */
final class ServerProcess implements AutoCloseable {

    static final String TOKEN = "benchmark";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The sample server on its embedded store in that folder. */
    static ServerProcess sample(Options options, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        return start(
                folder,
                port,
                "Ready on",
                List.of(
                        "-jar",
                        options.server().toAbsolutePath().toString(),
                        "--server.port=" + port,
                        "--annex.standalone.token=" + TOKEN));
    }

    /** A handler that serves the files of that folder and does nothing else. */
    static ServerProcess bare(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        String jar =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
        return start(folder, port, BareServer.READY, List.of("-jar", jar, "bare", Integer.toString(port)));
    }

    private static ServerProcess start(Path folder, int port, String sign, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(arguments);
        Path log = folder.resolve("server-" + port + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServerProcess server = new ServerProcess(process, port);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(sign)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                server.close();
                throw new IllegalStateException("the server did not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** How long the process has been on a processor so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
