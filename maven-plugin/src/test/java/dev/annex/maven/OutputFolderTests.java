package dev.annex.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.codegen.GeneratedFile;
import dev.annex.codegen.GeneratedFile.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTests {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path folder;

    @Test
    void leavesUnchangedFilesAlone() throws IOException {
        OutputFolder.replace(folder, Set.of(""), List.of(file("a/A.java", "a"), file("B.java", "b")));
        Files.setLastModifiedTime(folder.resolve("a/A.java"), LONG_AGO);
        Files.setLastModifiedTime(folder.resolve("B.java"), LONG_AGO);
        OutputFolder.replace(folder, Set.of(""), List.of(file("a/A.java", "a"), file("B.java", "changed")));
        assertThat(Files.getLastModifiedTime(folder.resolve("a/A.java"))).isEqualTo(LONG_AGO);
        assertThat(folder.resolve("B.java")).hasContent("changed");
    }

    @Test
    void deletesWhatIsNoLongerGeneratedAndNothingElse() throws IOException {
        OutputFolder.replace(folder, Set.of("manifests"), List.of(file("manifests/old.yaml", "old")));
        Files.writeString(folder.resolve("kubeconfig"), "kept");
        OutputFolder.replace(folder, Set.of("manifests"), List.of(file("manifests/new.yaml", "new")));
        assertThat(folder.resolve("manifests/old.yaml")).doesNotExist();
        assertThat(folder.resolve("manifests/new.yaml")).hasContent("new");
        assertThat(folder.resolve("kubeconfig")).hasContent("kept");
    }

    @Test
    void neverOverwritesSkeletons() throws IOException {
        assertThat(OutputFolder.addMissing(folder, List.of(file("R.java", "first"))))
                .containsExactly(folder.resolve("R.java"));
        assertThat(OutputFolder.addMissing(folder, List.of(file("R.java", "second"))))
                .isEmpty();
        assertThat(folder.resolve("R.java")).hasContent("first");
    }

    private static GeneratedFile file(String path, String content) {
        return new GeneratedFile(Target.DOCUMENT, path, content);
    }
}
