package dev.annex.test.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One etcd of a cluster, whose ports and data outlive its process. */
final class EtcdMember {

    private static final int PATIENCE_MILLIS = 2000;

    private final Path binary;
    private final Path folder;
    private final String name;
    private final int clientPort;
    private final int peerPort;
    private @Nullable KubeProcess process;

    EtcdMember(Path binary, Path folder, String name, int clientPort, int peerPort) {
        this.binary = binary;
        this.folder = folder;
        this.name = name;
        this.clientPort = clientPort;
        this.peerPort = peerPort;
    }

    String endpoint() {
        return "http://127.0.0.1:" + clientPort;
    }

    private String peerUrl() {
        return "http://127.0.0.1:" + peerPort;
    }

    /** As the members' list of each other has it. */
    String peer() {
        return name + "=" + peerUrl();
    }

    void start(String peers) {
        process = KubeProcess.start(
                folder.resolve(name + ".log"),
                List.of(
                        binary.toString(),
                        "--name=" + name,
                        "--data-dir=" + folder.resolve(name),
                        "--listen-client-urls=" + endpoint(),
                        "--advertise-client-urls=" + endpoint(),
                        "--listen-peer-urls=" + peerUrl(),
                        "--initial-advertise-peer-urls=" + peerUrl(),
                        "--initial-cluster=" + peers));
    }

    /** Fails unless the member answers reads, which it does as soon as it knows a leader. */
    void checkHealthy() {
        KubeProcess running = process;
        if (running == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        running.checkAlive();
        try {
            var connection = (HttpURLConnection)
                    URI.create(endpoint() + "/health").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int code = connection.getResponseCode();
            connection.disconnect();
            if (code != HttpURLConnection.HTTP_OK) {
                throw new AssertionError(name + " is not healthy: " + code);
            }
        } catch (IOException e) {
            throw new AssertionError(name + " does not answer yet", e);
        }
    }

    void kill() {
        KubeProcess running = process;
        process = null;
        if (running != null) {
            running.kill();
        }
    }
}
