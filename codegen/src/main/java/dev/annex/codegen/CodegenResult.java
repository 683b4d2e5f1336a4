package dev.annex.codegen;

import java.util.Comparator;
import java.util.List;

/**
 * What was generated.
 *
 * @param files the files by target and path
 */
public record CodegenResult(List<GeneratedFile> files) {

    /** Sorts the files. */
    public CodegenResult {
        files = files.stream()
                .sorted(Comparator.comparing(GeneratedFile::target).thenComparing(GeneratedFile::path))
                .toList();
    }

    /** The files of one target. */
    public List<GeneratedFile> files(GeneratedFile.Target target) {
        return files.stream().filter(file -> file.target() == target).toList();
    }
}
