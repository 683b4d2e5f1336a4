package dev.annex.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.maven.input.v1.Buoy;
import dev.annex.maven.input.v1.Starter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTests {

    @TempDir
    private Path folder;

    @Test
    void startsTheServerOnTheLoopbackAddressAndTheEmbeddedStore() {
        assertThat(command(List.of("--server.port=1")).line())
                .contains(
                        "-Xmx64m",
                        Starter.class.getName(),
                        "--server.address=127.0.0.1",
                        "--annex.security.mode=standalone",
                        "--annex.standalone.kubeconfig=" + folder.resolve("kubeconfig"),
                        "--annex.storage.embedded.path=" + folder.resolve("store.db"))
                .endsWith("--server.port=1");
    }

    @Test
    void endsWithTheServersExitCode() throws IOException {
        assertThat(ServerProcess.run(command(List.of()), folder.toFile())).isEqualTo(7);
    }

    @Test
    void namesAResourceToTry() throws IOException {
        Path definitions = folder.resolve("annex");
        Path kubeconfig = folder.resolve("kubeconfig");
        assertThat(KubectlLines.of(kubeconfig, definitions)).hasSize(3);
        Files.createDirectories(definitions.resolve("harbor.example.com"));
        Files.writeString(definitions.resolve("harbor.example.com").resolve("buoys.json"), "{}");
        assertThat(KubectlLines.of(kubeconfig, definitions))
                .contains("kubectl --kubeconfig " + kubeconfig + " get buoys.harbor.example.com -A");
    }

    @Test
    void packagesAreThoseOfTheKindsWithoutVersions() {
        assertThat(PackageNames.common(List.of(Buoy.class))).isEqualTo("dev.annex.maven.input");
        assertThat(PackageNames.common(List.of(Buoy.class, RunMojo.class))).isEqualTo("dev.annex.maven");
        assertThat(PackageNames.common(List.of(Buoy.class, String.class))).isEqualTo("annex.generated");
    }

    @Test
    void argumentsAreWords() {
        assertThat(ServerCommand.words("  -a  -b=c ")).containsExactly("-a", "-b=c");
        assertThat(ServerCommand.words(null)).isEmpty();
    }

    private ServerCommand command(List<String> arguments) {
        return new ServerCommand(
                Starter.class.getName(),
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)),
                folder,
                0,
                List.of("-Xmx64m"),
                arguments);
    }
}
