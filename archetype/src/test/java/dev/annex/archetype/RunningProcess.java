package dev.annex.archetype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running process of this test's, with what it prints in a file. */
final class RunningProcess implements AutoCloseable {

    private static final Duration PATIENCE_TO_END = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    private RunningProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static RunningProcess start(List<String> command, Path folder, Map<String, String> environment) {
        try {
            Path log = Files.createTempFile(folder, "output", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            return new RunningProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        }
    }

    /** What it printed until now. */
    String output() {
        try {
            return Files.readString(log, Charset.defaultCharset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it ends, and returns what it printed. */
    String awaitSuccess(Duration patience) {
        if (!ends(patience)) {
            throw new AssertionError("it did not end in " + patience.toSeconds() + " s:\n" + output());
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("it exited with " + process.exitValue() + ":\n" + output());
        }
        return output();
    }

    /** Waits until it has printed that text. */
    void awaitOutput(String text, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!output().contains(text)) {
            if (ends(Duration.ofMillis(200)) && !output().contains(text)) {
                throw new AssertionError("it ended without printing \"" + text + "\":\n" + output());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not print \"" + text + "\":\n" + output());
            }
        }
    }

    private boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Asks it to end, as Ctrl-C does, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        if (!ends(PATIENCE_TO_END)) {
            process.destroyForcibly();
        }
    }
}
