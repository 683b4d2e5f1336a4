package dev.annex.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.annex.api.AnnexResource;
import dev.annex.maven.input.v1.Buoy;
import dev.annex.maven.input.v1.Starter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectClassesTests {

    private static final String BUOY = Buoy.class.getName().replace('.', '/') + ".class";

    @TempDir
    private Path folder;

    @Test
    void findsAnnotatedClassesInFolders() throws IOException, URISyntaxException {
        File classes = new File(
                Buoy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(ProjectClasses.annotated(getClass().getClassLoader(), List.of(classes, new File("missing"))))
                .containsExactly(Buoy.class);
    }

    /** The plugin's annotations and the project's are the same classes, or nothing of the project could be read. */
    @Test
    void loadsAnnotatedClassesFromJars() throws IOException {
        File jar = jar().toFile();
        try (URLClassLoader loader = ProjectClasses.loader(List.of(jar.getPath()))) {
            assertThat(ProjectClasses.annotated(loader, List.of(jar)))
                    .singleElement()
                    .satisfies(type -> assertThat(type.isAnnotationPresent(AnnexResource.class))
                            .isTrue());
        }
    }

    @Test
    void findsTheMainClass() throws Exception {
        Path copy = folder.resolve("classes");
        copyClass(Buoy.class, copy);
        assertThat(catchThrowable(() -> MainClass.find(copy.toString())))
                .hasMessageContaining("has a main method")
                .hasMessageContaining("annex.run.mainClass");
        copyClass(Starter.class, copy);
        assertThat(MainClass.find(copy.toString())).isEqualTo(Starter.class.getName());
    }

    private static void copyClass(Class<?> type, Path folder) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, target);
        }
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("api.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                InputStream in = getClass().getClassLoader().getResourceAsStream(BUOY)) {
            entries.putNextEntry(new JarEntry(BUOY));
            in.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }
}
