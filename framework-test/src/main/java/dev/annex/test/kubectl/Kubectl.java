package dev.annex.test.kubectl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kubectl on the {@code PATH}, with one kubeconfig and a home folder of its own: neither the settings nor the caches
 * of whoever runs the tests matter, and no other test sees its discovery cache.
 */
public final class Kubectl {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path kubeconfig;
    private final Path home;
    private final Duration patience;
    private final Map<String, String> environment;

    private Kubectl(Path kubeconfig, Path home, Duration patience, Map<String, String> environment) {
        this.kubeconfig = kubeconfig;
        this.home = home;
        this.patience = patience;
        this.environment = Map.copyOf(environment);
    }

    /**
     * A kubectl for the cluster of this kubeconfig.
     *
     * @param home an existing folder for its caches, such as a JUnit {@code @TempDir}
     */
    public static Kubectl of(Path kubeconfig, Path home) {
        return new Kubectl(kubeconfig, home, PATIENCE, Map.of());
    }

    /** The same kubectl, with another limit than a minute for each command. */
    public Kubectl withTimeout(Duration limit) {
        return new Kubectl(kubeconfig, home, limit, environment);
    }

    /** The same kubectl with one more environment variable, such as the editor for {@code kubectl edit}. */
    public Kubectl withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Kubectl(kubeconfig, home, patience, more);
    }

    /**
     * Runs a command to its end.
     *
     * @throws AssertionError when it takes longer than the limit
     */
    public KubectlResult run(String... arguments) {
        return apply("", arguments);
    }

    /**
     * Runs a command to its end with this text as its input, for {@code -f -}.
     *
     * @throws AssertionError when it takes longer than the limit
     */
    public KubectlResult apply(String input, String... arguments) {
        try (KubectlProcess process = start(input, arguments)) {
            return process.awaitExit();
        }
    }

    /** Starts a command that goes on, such as {@code get -w}. It ends when what is returned is closed. */
    public KubectlProcess start(String... arguments) {
        return start("", arguments);
    }

    private KubectlProcess start(String input, String... arguments) {
        Path binary = KubectlBinary.onPath()
                .orElseThrow(() -> new IllegalStateException(
                        "kubectl is not on the PATH; annotate the test with @RequiresKubectl"));
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--kubeconfig=" + kubeconfig.toAbsolutePath(),
                "--cache-dir=" + home.resolve("cache").toAbsolutePath()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        System.getenv().getOrDefault("PATH", ""),
                        "HOME",
                        home.toAbsolutePath().toString()));
        builder.environment().putAll(environment);
        try {
            Path stderr = Files.createTempFile(home, "kubectl", ".err");
            Process process = builder.redirectError(stderr.toFile()).start();
            feed(process, input);
            return new KubectlProcess(process, stderr, patience);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        }
    }

    private static void feed(Process process, String input) throws IOException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
    }
}
