package dev.annex.test.cluster;

import dev.annex.delegated.Cluster;
import dev.annex.pki.KeyedCertificate;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real kube-apiserver with an etcd, on free ports of the loopback interface, with RBAC and the aggregator, for tests of
 * what only the real one can tell. It has no nodes and no controllers beyond its own.
 */
public final class KubeApiServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);

    private final KubeBinaries binaries;
    private final TestPki pki = TestPki.create();
    private final KubeFiles files = KubeFiles.create(pki);
    private final int port = KubeProcess.freePort();
    private final KubeProcess etcd;
    private final KubeProcess apiServer;
    private final Path kubeconfig;

    private KubeApiServer(KubeBinaries binaries) {
        this.binaries = binaries;
        int etcdPort = KubeProcess.freePort();
        this.kubeconfig = kubeconfig("admin", "system:masters");
        this.etcd = KubeProcess.start(files.directory().resolve("etcd.log"), etcd(etcdPort));
        this.apiServer = KubeProcess.start(files.directory().resolve("kube-apiserver.log"), apiServer(etcdPort));
    }

    /** Starts one and waits until it is ready. */
    public static KubeApiServer start(KubeBinaries binaries) {
        KubeApiServer server = new KubeApiServer(binaries);
        try (KubernetesClient client = server.client()) {
            Eventually.check(TO_START, () -> server.checkReady(client));
            return server;
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** The cluster's certificates; those of extension servers may be issued by its serving authority as well. */
    public TestPki pki() {
        return pki;
    }

    /** A kubeconfig for someone who may do everything. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** A kubeconfig for a user in these groups. */
    public Path kubeconfig(String user, String... groups) {
        KeyedCertificate certificate = pki.client(user, groups);
        return files.kubeconfig("https://localhost:" + port, pki, certificate);
    }

    /** A client for someone who may do everything. */
    public KubernetesClient client() {
        return Cluster.connect(kubeconfig);
    }

    /**
     * Runs kubectl as someone who may do everything and gives what it prints.
     *
     * @throws IllegalStateException if it fails, with what it printed
     */
    public String kubectl(String... arguments) {
        return kubectl(kubeconfig, arguments);
    }

    /**
     * Runs kubectl by that kubeconfig and gives what it prints.
     *
     * @throws IllegalStateException if it fails, with what it printed
     */
    public String kubectl(Path by, String... arguments) {
        return run(by, "", arguments);
    }

    /**
     * Applies manifests as someone who may do everything.
     *
     * @throws IllegalStateException if that fails, with what kubectl printed
     */
    public void apply(String manifests) {
        // What begins with a brace, as YAML may, kubectl takes for JSON.
        run(kubeconfig, "---\n" + manifests, "apply", "-f", "-");
    }

    private String run(Path by, String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                binaries.binary("kubectl").toString(),
                "--kubeconfig=" + by,
                "--cache-dir=" + files.path("kubectl-cache")));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("kubectl cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while kubectl was running", e);
        }
    }

    /** The end of what kube-apiserver has logged. */
    public String log() {
        return apiServer.output();
    }

    @Override
    public void close() {
        apiServer.close();
        etcd.close();
    }

    private void checkReady(KubernetesClient client) {
        etcd.checkAlive();
        apiServer.checkAlive();
        try {
            String answer = client.raw("/readyz");
            if (answer == null || client.namespaces().withName("default").get() == null) {
                throw new AssertionError("kube-apiserver has no default namespace yet");
            }
        } catch (KubernetesClientException e) {
            throw new AssertionError("kube-apiserver is not ready", e);
        }
    }

    private List<String> etcd(int etcdPort) {
        String peer = "http://127.0.0.1:" + KubeProcess.freePort();
        String clients = "http://127.0.0.1:" + etcdPort;
        return List.of(
                binaries.binary("etcd").toString(),
                "--data-dir=" + files.path("etcd"),
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer,
                "--unsafe-no-fsync");
    }

    private List<String> apiServer(int etcdPort) {
        return List.of(
                binaries.binary("kube-apiserver").toString(),
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--endpoint-reconciler-type=none",
                "--secure-port=" + port,
                "--tls-cert-file=" + files.path("serving.crt"),
                "--tls-private-key-file=" + files.path("serving.key"),
                "--client-ca-file=" + files.path("client-ca.crt"),
                "--requestheader-client-ca-file=" + files.path("proxy-ca.crt"),
                "--requestheader-allowed-names=" + TestPki.PROXY_NAME,
                "--requestheader-username-headers=X-Remote-User",
                "--requestheader-uid-headers=X-Remote-Uid",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--proxy-client-cert-file=" + files.path("proxy.crt"),
                "--proxy-client-key-file=" + files.path("proxy.key"),
                "--service-account-issuer=https://localhost:" + port,
                "--service-account-key-file=" + files.path("service-account.crt"),
                "--service-account-signing-key-file=" + files.path("service-account.key"),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--authorization-mode=RBAC");
    }
}
