package dev.annex.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server is started.
 *
 * @param mainClass its main class
 * @param classPath its class path
 * @param folder where its store and its kubeconfig are
 * @param port its port
 * @param jvmArguments further arguments for the Java runtime
 * @param arguments further arguments for the server; they count more than ours
 */
record ServerCommand(
        String mainClass,
        List<String> classPath,
        Path folder,
        int port,
        List<String> jvmArguments,
        List<String> arguments) {

    static final String KUBECONFIG = "kubeconfig";

    /** The words of a line. */
    static List<String> words(@Nullable String line) {
        return line == null || line.isBlank() ? List.of() : List.of(line.trim().split("\\s+"));
    }

    List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmArguments);
        line.add("-classpath");
        line.add(String.join(File.pathSeparator, classPath));
        line.add(mainClass);
        line.add("--server.address=127.0.0.1");
        line.add("--server.port=" + port);
        line.add("--annex.security.mode=standalone");
        line.add("--annex.standalone.kubeconfig=" + folder.resolve(KUBECONFIG));
        line.add("--annex.storage.type=embedded");
        line.add("--annex.storage.embedded.path=" + folder.resolve("store.db"));
        line.addAll(arguments);
        return line;
    }
}
