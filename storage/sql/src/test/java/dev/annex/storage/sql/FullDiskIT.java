package dev.annex.storage.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.annex.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full and a folder that is read-only, as the operating system knows them: in a process of its own, with
 * a mount namespace of its own where the system lets users have one, and with a limit on the size of files everywhere.
 */
class FullDiskIT {

    private static final String FULL_DISK =
            "mount -t tmpfs -o size=4m none \"$0\"" + " && head -c 500000 /dev/zero > \"$0/ballast\" && exec \"$@\"";
    private static final String READ_ONLY =
            "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";
    private static final String SMALL_FILES = "ulimit -f 8000 && exec \"$@\"";

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Path store() {
        return folder.resolve("annex.db");
    }

    private List<String> write(String script, String... before) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                "sh",
                "-c",
                script,
                folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskWriter.class.getName(),
                store().toString(),
                elsewhere.toString(),
                folder.resolve("ballast").toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(elsewhere.resolve("errors.txt").toFile())
                .start();
        List<String> said = process.inputReader(UTF_8).lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).as(Files.readString(elsewhere.resolve("errors.txt"))).isNotEmpty();
        return said;
    }

    private static void assumeNamespaces() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assumeTrue(process.waitFor() == 0, "this system lets nobody mount in a namespace: " + said);
        } catch (IOException e) {
            assumeTrue(false, "this system has no unshare: " + e);
        }
    }

    private static String only(List<String> said, String beginning) {
        List<String> found =
                said.stream().filter(line -> line.startsWith(beginning + " ")).toList();
        assertThat(found)
                .as("%s in %s", beginning, said.subList(Math.max(0, said.size() - 5), said.size()))
                .hasSize(1);
        return found.get(0).substring(beginning.length() + 1);
    }

    private static long acknowledged(List<String> said) {
        return said.stream().filter(line -> line.startsWith("acknowledged ")).count();
    }

    private static void assertKept(Path file, long writes) {
        try (Storage storage = SqliteStorage.open(file)) {
            assertThat(Answers.await(storage.range("/r/", "", 0, 0)).entries()).hasSize((int) writes);
            assertThat(Answers.await(storage.revision())).isEqualTo(1 + writes);
        }
    }

    @Test
    void aFullDiskIsNamedAndLosesNothing() throws Exception {
        assumeNamespaces();
        List<String> said = write(FULL_DISK, "unshare", "-rm");
        assertThat(only(said, "failed"))
                .contains("cannot write in the store " + store(), "the disk is full: free some space");
        long writes = acknowledged(said);
        assertThat(writes).isPositive();
        assertThat(only(said, "readable")).isEqualTo(String.valueOf(writes));
        assertThat(only(said, "resumed")).isEqualTo(String.valueOf(1 + writes + 1));
        assertKept(elsewhere.resolve("annex.db"), writes + 1);
    }

    @Test
    void aFileThatMayNotGrowIsNamedAndLosesNothing() throws Exception {
        List<String> said = write(SMALL_FILES);
        assertThat(only(said, "failed")).contains("cannot write in the store " + store(), "the disk failed or is full");
        long writes = acknowledged(said);
        assertThat(writes).isPositive();
        assertThat(only(said, "readable")).isEqualTo(String.valueOf(writes));
        assertKept(store(), writes);
    }

    @Test
    void aReadOnlyFolderIsNamedAndLosesNothing() throws Exception {
        assumeNamespaces();
        try (Storage storage = SqliteStorage.open(store())) {
            Answers.put(storage, "/r/kept", "x");
        }
        List<String> said = write(READ_ONLY, "unshare", "-rm");
        assertThat(only(said, "refused"))
                .contains("the lock of the store " + store(), "the folder has to be writable for the server's user");
        assertKept(store(), 1);
    }
}
