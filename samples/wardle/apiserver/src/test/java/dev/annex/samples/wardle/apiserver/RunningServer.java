package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
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
        RunningServer server = new RunningServer(folder, port, launch(folder, port, settings));
        server.awaitReady();
        return server;
    }

    /** Starts a server from the test's own class path, which has all back ends, unlike the packaged one. */
    static RunningServer startWithAllBackEnds(Path folder, String... settings) {
        String classPath = Path.of("target", "classes").toAbsolutePath()
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int port = freePort();
        List<String> program = List.of("-cp", classPath, "dev.annex.samples.wardle.apiserver.WardleApiServer");
        RunningServer server = new RunningServer(folder, port, launch(folder, port, program, settings));
        server.awaitReady();
        return server;
    }

    /** Starts it anew on the same port, after it was killed. */
    RunningServer restart(String... settings) throws IOException {
        Files.delete(folder.resolve("server.log"));
        RunningServer server = new RunningServer(folder, port, launch(folder, port, settings));
        server.awaitReady();
        return server;
    }

    /** Starts a server behind a cluster, which is ready when the cluster says so. */
    static RunningServer delegated(Path folder, String... settings) {
        int port = freePort();
        return new RunningServer(folder, port, launch(folder, port, settings));
    }

    /** Starts a server that is not expected to come up, and returns what it printed. */
    static String startInVain(Path folder, String... settings) throws InterruptedException {
        Process process = launch(folder, freePort(), settings);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("the server should have refused to start");
        }
        assertThat(process.exitValue()).isNotZero();
        return log(folder);
    }

    private static Process launch(Path folder, int port, String... settings) {
        Path jar = Path.of("target", "wardle-apiserver.jar").toAbsolutePath();
        return launch(folder, port, List.of("-jar", jar.toString()), settings);
    }

    private static Process launch(Path folder, int port, List<String> program, String... settings) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(program);
        command.add("--server.port=" + port);
        command.addAll(List.of(settings));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("ANNEX_STANDALONE_TOKEN", TOKEN);
            return builder.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("server.log").toFile()))
                    .start();
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

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                fail("the server ended:\n" + log(folder));
            }
            if (Files.exists(kubeconfig()) && log(folder).contains("Ready on " + uri())) {
                return;
            }
            pause();
        }
        close();
        fail("the server did not become ready:\n" + log(folder));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    String log() {
        return log(folder);
    }

    Path kubeconfig() {
        return folder.resolve(".annex/kubeconfig");
    }

    /** Ends the process as a power cut would, as far as it is concerned. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
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
