package dev.annex.benchmarks;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider;

/** A server under load: a process of its own, so that its time on the processor can be told from the client's. */
final class ServerProcess implements AutoCloseable {

    private static final String TOKEN = "benchmark";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

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

    /** A handler that serves these files of that folder and does nothing else. */
    static ServerProcess bare(Path folder, Collection<String> files) throws IOException, InterruptedException {
        int port = freePort();
        String jar =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
        List<String> arguments = new ArrayList<>(List.of("-jar", jar, "bare", Integer.toString(port)));
        arguments.addAll(files);
        return start(folder, port, BareServer.READY, arguments);
    }

    private static ServerProcess start(Path folder, int port, String sign, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java("java"));
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

    private static String java(String command) {
        return Path.of(System.getProperty("java.home"), "bin", command).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A client over so many connections. */
    HttpClient client(String name, int connections) {
        SslProvider.GenericSslContextSpec<?> tls = Http2SslContextSpec.forClient()
                .configure(context -> context.trustManager(InsecureTrustManagerFactory.INSTANCE));
        ConnectionProvider provider = ConnectionProvider.builder(name + port)
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .build();
        return HttpClient.create(provider)
                .baseUrl("https://127.0.0.1:" + port)
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .headers(headers -> headers.set("Authorization", "Bearer " + TOKEN))
                .secure(spec -> spec.sslContext(tls));
    }

    /** How long the process has been on a processor so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the process occupies; its garbage is collected for that. */
    Memory memory() {
        long before = resident();
        command("jcmd", Long.toString(process.pid()), "GC.run");
        long[] heap = heap();
        return new Memory(heap[1], before, resident() - heap[0] + heap[1]);
    }

    private long[] heap() {
        long committed = 0;
        long used = 0;
        for (String line : command("jcmd", Long.toString(process.pid()), "GC.heap_info")
                .lines()
                .toList()) {
            if (line.contains(" total ") && line.contains(" used ")) {
                committed += kilobytes(line, " total ");
                used += kilobytes(line, " used ");
            }
        }
        return new long[] {committed << 10, used << 10};
    }

    private static long kilobytes(String line, String name) {
        int at = line.indexOf(name) + name.length();
        return Long.parseLong(line.substring(at, line.indexOf('K', at)).strip());
    }

    private long resident() {
        try {
            return kilobytes(
                            Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"))
                                    .replace('k', 'K'),
                            "VmRSS:")
                    << 10;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the memory of a process is read from /proc, which Linux has", e);
        }
    }

    private static String command(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(name)));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
