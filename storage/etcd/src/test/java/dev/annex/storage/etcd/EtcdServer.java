package dev.annex.storage.etcd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real etcd of one member, on free ports of the loopback. */
final class EtcdServer implements AutoCloseable {

    private static final long START_SECONDS = 30;

    private final Path folder;
    private final List<String> options;
    private final int clientPort;
    private final int peerPort;
    private Process process;

    private EtcdServer(Path folder, List<String> options, int clientPort, int peerPort) throws IOException {
        this.folder = folder;
        this.options = options;
        this.clientPort = clientPort;
        this.peerPort = peerPort;
        this.process = launch();
    }

    /** Starts an etcd; skips the tests if there is none, but not on continuous integration. */
    static EtcdServer start(Path folder, String... options) throws IOException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "etcd")));
        if (!installed && !"true".equals(System.getenv("CI"))) {
            assumeTrue(false, "no etcd on the PATH; on Debian: apt-get install etcd-server");
        }
        EtcdServer server = new EtcdServer(folder, Arrays.asList(options), freePort(), freePort());
        server.awaitReady();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String endpoint() {
        boolean secure = options.stream().anyMatch(each -> each.equals("--auto-tls") || each.startsWith("--cert-file"));
        return (secure ? "https" : "http") + "://127.0.0.1:" + clientPort;
    }

    EtcdSettings settings() {
        return EtcdSettings.of(endpoint());
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    private Process launch() throws IOException {
        String peer = "http://127.0.0.1:" + peerPort;
        List<String> command = new ArrayList<>(List.of(
                "etcd",
                "--data-dir=" + dataFolder(),
                "--listen-client-urls=" + endpoint(),
                "--advertise-client-urls=" + endpoint(),
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("etcd.log").toFile()))
                .start();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), clientPort), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException("etcd did not start: " + Files.readString(folder.resolve("etcd.log")), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the process, and starts another one on the same data. */
    void crashAndRestart() throws IOException {
        kill();
        process = launch();
        awaitReady();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
