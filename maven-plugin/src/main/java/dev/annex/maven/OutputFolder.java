package dev.annex.maven;

import dev.annex.codegen.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes generated files. A file that would not change is left alone, so that nothing is compiled for nothing. */
final class OutputFolder {

    private OutputFolder() {}

    /**
     * Makes a folder hold these files.
     *
     * @param owned the folders in it, by their paths, that hold generated files only: others in them are deleted
     */
    static void replace(Path folder, Set<String> owned, Collection<GeneratedFile> files) throws IOException {
        Set<Path> wanted = new HashSet<>();
        for (GeneratedFile file : files) {
            Path path = folder.resolve(file.path());
            wanted.add(path);
            if (!Files.exists(path) || !Files.readString(path).equals(file.content())) {
                write(path, file.content());
            }
        }
        for (String part : owned) {
            deleteOthers(folder.resolve(part), wanted);
        }
    }

    /** Writes those files that do not exist, and returns their paths. */
    static List<Path> addMissing(Path folder, Collection<GeneratedFile> files) throws IOException {
        List<Path> written = new ArrayList<>();
        for (GeneratedFile file : files) {
            Path path = folder.resolve(file.path());
            if (!Files.exists(path)) {
                write(path, file.content());
                written.add(path.normalize());
            }
        }
        return written;
    }

    /** The texts of all files in a folder, by their paths with slashes; none if there is no such folder. */
    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new HashMap<>();
        if (Files.isDirectory(folder)) {
            List<Path> found;
            try (Stream<Path> paths = Files.walk(folder)) {
                found = paths.filter(Files::isRegularFile).toList();
            }
            for (Path path : found) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static void write(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static void deleteOthers(Path folder, Set<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> others;
        try (Stream<Path> paths = Files.walk(folder)) {
            others = paths.filter(path -> Files.isRegularFile(path) && !wanted.contains(path))
                    .toList();
        }
        for (Path other : others) {
            Files.delete(other);
        }
    }
}
