package dev.annex.samples.harbor.apiserver;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged server as users start it: a process of its own, on a free port, in a folder of its own. */
final class RunningServer implements AutoCloseable {

    static final String TOKEN = "a-token-for-tests";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final int port;
    private final Process process;

    private RunningServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts a server in that folder and waits until it is ready. */
    static RunningServer start(Path folder, String... settings) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of("target", "harbor-apiserver.jar").toAbsolutePath().toString(),
                "--server.port=" + port));
        command.addAll(List.of(settings));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("ANNEX_STANDALONE_TOKEN", TOKEN);
            Process process = builder.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            RunningServer server = new RunningServer(folder, port, process);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (Files.exists(kubeconfig()) && log().contains("Ready on " + uri())) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        close();
        fail("the server did not become ready:\n" + log());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + port);
    }

    Path kubeconfig() {
        return folder.resolve(".annex/kubeconfig");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
