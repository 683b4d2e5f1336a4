package dev.annex.test.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@link CrashWriter}, and what it has said so far. */
final class WriterProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final Thread reader;
    private final List<Acknowledgement> said = new ArrayList<>();

    private WriterProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reader = new Thread(this::read, "acknowledgements");
    }

    static WriterProcess start(StorageOpener opener, String address, String run, Path folder) throws IOException {
        Path errors = folder.resolve("writer-" + run + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        opener.getClass().getName(),
                        address,
                        run)
                .redirectError(errors.toFile())
                .start();
        WriterProcess writer = new WriterProcess(process, errors);
        writer.reader.start();
        return writer;
    }

    private void read() {
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String before = out.readLine();
            for (String line = out.readLine(); before != null && line != null; line = out.readLine()) {
                add(Acknowledgement.parse(before));
                before = line;
            }
            // the last line may have been cut off by the kill, and is left out
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(Acknowledgement acknowledgement) {
        said.add(acknowledgement);
        notifyAll();
    }

    synchronized List<Acknowledgement> said() {
        return List.copyOf(said);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it has said that many things. */
    synchronized void await(int count) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (said.size() < count) {
            if (!reader.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the writer has said " + said.size() + " things of " + count + ":\n"
                        + Files.readString(errors));
            }
            wait(100);
        }
    }

    /** Ends it with SIGKILL, and returns when everything it said has been read. */
    void kill() throws InterruptedException {
        // by its handle, which leaves what the process has said to be read
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(reader.isAlive()).isFalse();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
