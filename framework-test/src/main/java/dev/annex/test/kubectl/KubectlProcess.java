package dev.annex.test.kubectl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A running kubectl whose lines can be waited for. */
public final class KubectlProcess implements AutoCloseable {

    private final Process process;
    private final Path stderr;
    private final Duration patience;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    KubectlProcess(Process process, Path stderr, Duration patience) {
        this.process = process;
        this.stderr = stderr;
        this.patience = patience;
        this.reader = new Thread(this::readLines, "kubectl-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Waits for a line of the output that contains this text, those that came before included.
     *
     * @throws AssertionError when none comes within the limit, or before the command ends
     */
    public String awaitLine(String text) {
        return awaitLine("a line with \"" + text + "\"", line -> line.contains(text));
    }

    /**
     * Waits for a line of the output of which this is true, those that came before included.
     *
     * @param description what is waited for, for the message of a failure
     * @throws AssertionError when none comes within the limit, or before the command ends
     */
    public String awaitLine(String description, Predicate<String> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (lines) {
            int looked = 0;
            while (true) {
                for (; looked < lines.size(); looked++) {
                    if (wanted.test(lines.get(looked))) {
                        return lines.get(looked);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("kubectl " + (ended ? "ended" : "went on") + " without " + description
                            + "; it printed\n" + String.join("\n", lines) + "\n" + errors());
                }
                pause(left);
            }
        }
    }

    /** Whether the command has ended, by itself, and everything it printed has been read. */
    public boolean ended() {
        synchronized (lines) {
            return ended;
        }
    }

    /** The lines printed so far. */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /**
     * Waits until the command ends.
     *
     * @throws AssertionError when it does not within the limit
     */
    public KubectlResult awaitExit() {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("kubectl did not end within " + patience.toSeconds() + " s; it printed\n"
                        + String.join("\n", lines()) + "\n" + errors());
            }
            reader.join(patience.toMillis());
            String stdout = lines().isEmpty() ? "" : String.join("\n", lines()) + "\n";
            return new KubectlResult(process.exitValue(), stdout, errors());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            add("(the output broke off: " + closed.getMessage() + ")");
        } finally {
            synchronized (lines) {
                ended = true;
                lines.notifyAll();
            }
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }

    private void pause(long millis) {
        try {
            lines.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private String errors() {
        try {
            return Files.readString(stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the command, when it has not ended by itself. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(stderr);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
