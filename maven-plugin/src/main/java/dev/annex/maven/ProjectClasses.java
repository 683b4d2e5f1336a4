package dev.annex.maven;

import dev.annex.api.AnnexResource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** Finds classes in folders and jars without loading them, and loads those that are wanted. */
final class ProjectClasses {

    private ProjectClasses() {}

    /** A loader for a project's classes that shares with this plugin what both know, annotations above all. */
    static URLClassLoader loader(Collection<String> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String element : classPath) {
            urls.add(new File(element).toURI().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ProjectClasses.class.getClassLoader());
    }

    /** The classes with {@link AnnexResource}, by name. */
    static List<Class<?>> annotated(ClassLoader loader, Collection<File> places) throws IOException {
        List<String> names = index(places).getAnnotations(AnnexResource.class).stream()
                .map(annotation -> annotation.target().asClass().name().toString())
                .sorted()
                .distinct()
                .toList();
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            try {
                classes.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                throw new IOException("the class " + name + " cannot be loaded: " + e.getMessage(), e);
            }
        }
        return classes;
    }

    /** What is known of the classes in these folders and jars. */
    static Index index(Collection<File> places) throws IOException {
        Indexer indexer = new Indexer();
        for (File place : places) {
            if (place.isDirectory()) {
                indexFolder(indexer, place.toPath());
            } else if (place.getName().endsWith(".jar") && place.exists()) {
                indexJar(indexer, place);
            }
        }
        return indexer.complete();
    }

    private static void indexFolder(Indexer indexer, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> isClass(file.toString())).sorted().forEach(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    indexer.index(in);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file, e);
                }
            });
        }
    }

    private static void indexJar(Indexer indexer, File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (isClass(entry.getName()) && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        indexer.index(in);
                    }
                }
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }
}
