package dev.annex.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the outputs with those that are checked in. After a wanted change, run with {@code -Dgolden.update=true} and
 * review the difference.
 */
class GoldenOutputTests {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void wardle() throws ModelException, IOException {
        compare("wardle", Inputs.wardle());
    }

    @Test
    void harbor() throws ModelException, IOException {
        compare("harbor", Inputs.harbor());
    }

    @Test
    void isTheSameEveryTime() throws ModelException {
        assertThat(Codegen.generate(Inputs.harbor())).isEqualTo(Codegen.generate(Inputs.harbor()));
    }

    private static void compare(String name, CodegenRequest request) throws ModelException, IOException {
        Path folder = GOLDEN.resolve(name);
        SortedMap<String, String> generated = new TreeMap<>();
        for (GeneratedFile file : Codegen.generate(request).files()) {
            generated.put(file.target().name().toLowerCase(Locale.ROOT) + "/" + file.path(), file.content());
        }
        if (Boolean.getBoolean("golden.update")) {
            update(folder, generated);
        }
        SortedMap<String, String> golden = read(folder);
        assertThat(generated.keySet()).containsExactlyElementsOf(golden.keySet());
        generated.forEach((path, content) -> assertThat(content).as(path).isEqualTo(golden.get(path)));
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static void update(Path folder, SortedMap<String, String> generated) throws IOException {
        if (Files.exists(folder)) {
            for (String old : read(folder).keySet()) {
                Files.delete(folder.resolve(old));
            }
        }
        generated.forEach((path, content) -> {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
