package dev.annex.test.kubectl;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds kubectl as a shell would. */
final class KubectlBinary {

    private KubectlBinary() {}

    static Optional<Path> onPath() {
        return on(System.getenv().getOrDefault("PATH", ""));
    }

    static Optional<Path> on(String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
