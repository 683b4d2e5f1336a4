package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    @TempDir
    private Path folder;

    @Test
    void commentsAndEmptyLinesListNothing() throws IOException {
        Path file = folder.resolve("x.passing");
        Files.writeString(file, "# a comment\n\n  one  \ntwo\n");

        Ledger ledger = Ledger.at(file);

        assertThat(ledger.lists("one")).isTrue();
        assertThat(ledger.lists("two")).isTrue();
        assertThat(ledger.beyond(List.of())).containsExactly("one", "two");
    }

    @Test
    void anUpdateIsSortedAndKeepsWhatDidNotRun() throws IOException {
        Path file = folder.resolve("new").resolve("x.passing");
        Ledger.at(file).update(List.of("c", "b"), List.of("c", "b"));

        Ledger.at(file).update(List.of("a", "b"), List.of("a"));

        assertThat(Files.readAllLines(file))
                .containsExactly("# The scenarios that pass. Rewrite with -Dannex.conformance.update=true", "a", "c");
    }

    @Test
    void aNameMeansAFileAmongTheTestResources() {
        assertThat(Ledger.named("wardle").file().toString())
                .endsWith(Path.of("src", "test", "resources", "conformance", "wardle.passing")
                        .toString());
    }
}
