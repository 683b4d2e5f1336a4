package dev.annex.archetype;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maven as a user runs it, in a folder and a process of its own. It finds this build's artifacts in a repository under
 * {@code target}, takes others from the user's repository, and writes nothing there.
 */
final class Maven {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Path settings;

    private Maven(Path folder, Path settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** The Maven of this build, run in that folder. */
    static Maven in(Path folder) {
        Path repository = Path.of(property("repository"));
        Path settings = repository.resolveSibling("settings.xml");
        try {
            Files.writeString(settings, settings(Path.of(property("userRepository"))));
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Maven(folder, settings);
    }

    /** A setting that the POM hands to its tests. */
    static String property(String name) {
        String value = System.getProperty("annex.test." + name);
        if (value == null) {
            throw new IllegalStateException("annex.test." + name + " is not set; run this test with Maven");
        }
        return value;
    }

    /** Only releases: an Annex that the user has installed is not what this build has built. */
    private static String settings(Path userRepository) {
        String repository = """
                <id>user-repository</id>
                <url>%s</url>
                <releases><checksumPolicy>ignore</checksumPolicy></releases>
                <snapshots><enabled>false</enabled></snapshots>
                """.formatted(userRepository.toUri());
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>user-repository</id>
                      <repositories><repository>%1$s</repository></repositories>
                      <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>user-repository</activeProfile></activeProfiles>
                </settings>
                """.formatted(repository);
    }

    /**
     * Runs Maven to its end.
     *
     * @throws AssertionError with what it printed, unless it succeeds
     */
    String run(String... arguments) {
        try (RunningProcess process = start(arguments)) {
            return process.awaitSuccess(PATIENCE);
        }
    }

    /** Starts a Maven that goes on; it ends when what is returned is closed. */
    RunningProcess start(String... arguments) {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("maven"), "bin", windows ? "mvn.cmd" : "mvn").toString(),
                "-B",
                "-ntp",
                // Not the user's settings: a mirror or a proxy in them still counts.
                "-gs",
                settings.toString(),
                "-Dmaven.repo.local=" + property("repository")));
        if (property("network").equals("offline=true")) {
            command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        }
        command.addAll(List.of(arguments));
        return RunningProcess.start(command, folder, Map.of());
    }
}
