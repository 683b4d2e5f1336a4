package dev.annex.test.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checked-in list of the scenarios that a server passes: one id a line, sorted, {@code #} for comments. What is on
 * it has to pass from then on; what passes has to be put on it.
 */
public final class Ledger {

    private static final String HEADING =
            "# The scenarios that pass. Rewrite with -D" + ConformanceSuite.UPDATE + "=true\n";

    private final Path file;
    private final Set<String> listed;

    private Ledger(Path file) {
        this.file = file;
        this.listed = read(file);
    }

    /**
     * The ledger {@code src/test/resources/conformance/<name>.passing} of the module under test. When the file is
     * absent, nothing has to pass yet.
     */
    public static Ledger named(String name) {
        String module = System.getProperty("basedir", "");
        return new Ledger(Path.of(module, "src", "test", "resources", "conformance", name + ".passing"));
    }

    /** The ledger in this file. When it is absent, nothing has to pass yet. */
    public static Ledger at(Path file) {
        return new Ledger(file);
    }

    boolean lists(String id) {
        return listed.contains(id);
    }

    Path file() {
        return file;
    }

    /** What is listed that no recording has, for instance since a scenario was renamed. */
    Set<String> beyond(Collection<String> recorded) {
        Set<String> unknown = new TreeSet<>(listed);
        unknown.removeAll(recorded);
        return unknown;
    }

    /** Rewrites the file: of those that ran, the ones that passed; of the others, the ones listed before. */
    void update(Collection<String> ran, Collection<String> passed) {
        Set<String> ids = new TreeSet<>(listed);
        ids.removeAll(ran);
        ids.addAll(passed);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, HEADING + String.join("\n", ids) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rewrite the ledger " + file, e);
        }
    }

    private static Set<String> read(Path file) {
        Set<String> ids = new TreeSet<>();
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(ids::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the ledger " + file, e);
            }
        }
        return ids;
    }
}
