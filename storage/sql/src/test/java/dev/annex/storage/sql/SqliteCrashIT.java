package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.storage.Entry;
import dev.annex.storage.Range;
import dev.annex.storage.Storage;
import dev.annex.storage.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writing process is killed again and again; what it acknowledged is there, whole. {@code -Dannex.crash.runs=200} for
 * a long run.
 */
class SqliteCrashIT {

    private static final int RUNS = Integer.getInteger("annex.crash.runs", 15);

    @TempDir
    Path folder;

    private final Random random = new Random();
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void keepsEveryAcknowledgedWriteWhenKilled() throws Exception {
        Path file = folder.resolve("annex.db");
        long revision = 0;
        for (int run = 0; run < RUNS; run++) {
            List<String> lines = writeAndKill(file, run);
            assertThat(lines).isNotEmpty();
            acknowledged.addAll(lines);
            try (Storage storage = SqliteStorage.open(file)) {
                long now = Answers.await(storage.revision());
                assertThat(now).isGreaterThan(revision);
                revision = now;
                check(storage, now);
            }
        }
    }

    private List<String> writeAndKill(Path file, int run) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        file.toString(),
                        "run" + run)
                .redirectError(folder.resolve("errors-" + run + ".txt").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String first = out.readLine();
            assertThat(first).as("the writer's first acknowledgement").isNotNull();
            lines.add(first);
            if (run == 0) {
                assertLocked(file, process.pid());
            }
            Thread killer = new Thread(() -> killSoon(process));
            killer.start();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
            killer.join();
        } finally {
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // the last line may have been cut off by the kill
        return lines.subList(0, Math.max(1, lines.size() - 1));
    }

    private void killSoon(Process process) {
        try {
            Thread.sleep(random.nextInt(400));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // by its handle, which leaves what the process has said to be read
        process.toHandle().destroyForcibly();
    }

    private static void assertLocked(Path file, long pid) {
        assertThatThrownBy(() -> SqliteStorage.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("another process (pid " + pid + ")")
                .hasMessageContaining("stop it first");
    }

    private void check(Storage storage, long now) throws IOException {
        Range all = Answers.await(storage.range("/", "", 0, 0));
        Map<String, Entry> state = all.entries().stream().collect(Collectors.toMap(Entry::key, Function.identity()));
        for (Entry entry : all.entries()) {
            assertThat(CrashWriter.isWhole(text(entry))).as(entry.key()).isTrue();
            assertThat(entry.revision()).isLessThanOrEqualTo(now);
        }
        for (String line : acknowledged) {
            String[] words = line.split(" ");
            long revision = Long.parseLong(words[2]);
            Entry entry = state.get(words[1]);
            switch (words[0]) {
                case "stays" ->
                    assertThat(entry)
                            .as(line)
                            .isNotNull()
                            .extracting(Entry::revision)
                            .isEqualTo(revision);
                case "goes" -> assertThat(entry).as(line).isNull();
                default -> {
                    assertThat(entry).as(line).isNotNull();
                    assertThat(entry.revision()).as(line).isGreaterThanOrEqualTo(revision);
                    assertThat(Integer.parseInt(text(entry).split(" ")[0]))
                            .as(line)
                            .isGreaterThanOrEqualTo(Integer.parseInt(words[3]));
                }
            }
        }
    }

    private static String text(Entry entry) {
        return new String(entry.value(), UTF_8);
    }
}
