package dev.annex.test.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A real etcd of one member, on free ports of the loopback interface, that forgets everything with its folder. */
public final class EtcdProcess implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(30);

    private final int port;
    private final KubeProcess process;

    private EtcdProcess(int port, KubeProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts the etcd of {@code KUBEBUILDER_ASSETS}, or else the one on the {@code PATH}, and waits until it listens.
     * Aborts the test if there is none, but not on continuous integration.
     *
     * @param folder where it keeps its files
     * @param options further options, such as those for TLS
     */
    public static EtcdProcess start(Path folder, String... options) {
        Path binary = binary();
        int port = KubeProcess.freePort();
        String peer = "http://127.0.0.1:" + KubeProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer,
                "--unsafe-no-fsync"));
        String clients = (List.of(options).stream().anyMatch(each -> each.startsWith("--cert-file")) ? "https" : "http")
                + "://127.0.0.1:" + port;
        command.add("--listen-client-urls=" + clients);
        command.add("--advertise-client-urls=" + clients);
        command.addAll(List.of(options));
        EtcdProcess etcd = new EtcdProcess(port, KubeProcess.start(folder.resolve("etcd.log"), command));
        try {
            Eventually.check(TO_START, etcd::checkListening);
            return etcd;
        } catch (RuntimeException | AssertionError e) {
            etcd.close();
            throw e;
        }
    }

    /** The etcd to run. */
    static Path binary() {
        return find().orElseThrow(EtcdProcess::missing);
    }

    private static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.ofNullable(System.getenv("KUBEBUILDER_ASSETS")),
                        Stream.of(path.split(File.pathSeparator)))
                .map(directory -> Path.of(directory, "etcd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static RuntimeException missing() {
        String what = "there is no etcd in KUBEBUILDER_ASSETS nor on the PATH; on Debian: apt-get install etcd-server";
        return "true".equals(System.getenv("CI")) ? new IllegalStateException(what) : new TestAbortedException(what);
    }

    private void checkListening() {
        process.checkAlive();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException e) {
            throw new AssertionError("etcd does not listen yet", e);
        }
    }

    /** Where clients reach it, without the scheme. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
