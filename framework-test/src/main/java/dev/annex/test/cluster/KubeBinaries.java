package dev.annex.test.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the binaries of a control plane are.
 *
 * @param directory holds {@code kube-apiserver} and {@code etcd}, and {@code kubectl} if commands are to be run
 */
public record KubeBinaries(Path directory) {

    /** Why tests that need the binaries are skipped without them. */
    public static final String MISSING = "needs kube-apiserver, etcd and kubectl: set KUBEBUILDER_ASSETS to their"
            + " directory, or KUBE_API_TEST_DIR to one with k8s/<version>/ in it";

    private static final List<String> NEEDED = List.of("kube-apiserver", "etcd", "kubectl");

    /** The binaries that the environment names; empty if it names none that are there. */
    public static Optional<KubeBinaries> find() {
        return find(System.getenv());
    }

    /** Whether the environment names binaries that are there; a condition for {@code @EnabledIf}. */
    public static boolean present() {
        return find().isPresent();
    }

    static Optional<KubeBinaries> find(Map<String, String> environment) {
        return Stream.concat(
                        Stream.ofNullable(environment.get("KUBEBUILDER_ASSETS")).map(Path::of),
                        Stream.ofNullable(environment.get("KUBE_API_TEST_DIR"))
                                .flatMap(directory -> versions(Path.of(directory, "k8s")).stream()))
                .map(KubeBinaries::new)
                .filter(KubeBinaries::complete)
                .findFirst();
    }

    /** One of the binaries. */
    public Path binary(String name) {
        return directory.resolve(name);
    }

    private boolean complete() {
        return NEEDED.stream().allMatch(name -> Files.isExecutable(binary(name)));
    }

    /** The directories of all versions, the last by name first. */
    private static List<Path> versions(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(directory)) {
            return versions.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + directory, e);
        }
    }
}
