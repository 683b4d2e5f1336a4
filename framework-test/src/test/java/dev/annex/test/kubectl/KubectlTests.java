package dev.annex.test.kubectl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@RequiresKubectl
@Timeout(60)
class KubectlTests {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private HttpServer server;
    private Kubectl kubectl;

    @TempDir
    private Path home;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/stream", this::stream);
        server.start();
        Path kubeconfig = home.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                users: [{name: u, user: {}}]
                current-context: c
                """.formatted(server.getAddress().getPort()));
        kubectl = Kubectl.of(kubeconfig, home);
    }

    @AfterEach
    void stop() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aCommandGetsItsInputAndGivesItsOutput() {
        assertThat(kubectl.apply("{\"a\": 1}\n", "create", "--raw", "/echo", "-f", "-")
                        .output())
                .isEqualTo("{\"a\": 1}\n");
    }

    @Test
    void aFailureIsToldWithAllItPrinted() {
        KubectlResult result = kubectl.run("get", "--raw", "/absent");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("NotFound");
        assertThatThrownBy(result::output).isInstanceOf(AssertionError.class).hasMessageContaining("NotFound");
    }

    @Test
    void linesOfAWatchAreAwaited() {
        try (KubectlProcess watch = kubectl.start("get", "--raw", "/stream")) {
            assertThat(watch.awaitLine("second")).isEqualTo("the second line");
            assertThat(watch.awaitLine("first")).isEqualTo("the first line");
            assertThat(watch.lines()).hasSize(2);
        }
    }

    @Test
    void aLineThatNeverComesIsAFailure() {
        try (KubectlProcess watch = kubectl.withTimeout(Duration.ofSeconds(2)).start("get", "--raw", "/stream")) {
            assertThatThrownBy(() -> watch.awaitLine("third"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("went on without a line with \"third\"")
                    .hasMessageContaining("the second line");
            assertThatThrownBy(watch::awaitExit).hasMessageContaining("did not end within 2 s");
        }
        try (KubectlProcess ended = kubectl.start("get", "--raw", "/absent")) {
            assertThatThrownBy(() -> ended.awaitLine("x")).hasMessageContaining("ended without");
        }
    }

    @Test
    void nothingOfTheUsersOwnHomeIsSeen() {
        assertThat(kubectl.run("config", "view", "-o", "jsonpath={.clusters[*].name}")
                        .output())
                .isEqualTo("c\n");
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (String line : new String[] {"the first line\n", "the second line\n"}) {
            exchange.getResponseBody().write(line.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        }
        try {
            boolean unused = closed.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
