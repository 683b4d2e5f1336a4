package dev.annex.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Three commands by which one sees at once that the server works. */
final class KubectlLines {

    private KubectlLines() {}

    /**
     * The commands.
     *
     * @param definitions the folder of the resource definitions, for a resource to name
     */
    static List<String> of(Path kubeconfig, Path definitions) throws IOException {
        String kubectl = "kubectl --kubeconfig " + kubeconfig + " ";
        String resource = resource(definitions);
        return List.of(kubectl + "api-resources", kubectl + "explain " + resource, kubectl + "get " + resource + " -A");
    }

    /** A resource in the form {@code flunders.wardle.example.com}. */
    private static String resource(Path definitions) throws IOException {
        if (!Files.isDirectory(definitions)) {
            return "<resource>";
        }
        try (Stream<Path> files = Files.walk(definitions)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(definitions::relativize)
                    .filter(file -> file.getNameCount() == 2)
                    .map(file -> file.getName(1).toString().replace(".json", "") + "." + file.getName(0))
                    .sorted()
                    .findFirst()
                    .orElse("<resource>");
        }
    }
}
