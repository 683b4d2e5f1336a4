package dev.annex.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.RequiresKubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Takes the first steps of a user, with the lines of README.md, in this order. */
@TestMethodOrder(OrderAnnotation.class)
class GeneratedProjectIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path WORK = Path.of("target", "generated").toAbsolutePath();
    private static final Path PROJECT = WORK.resolve("toy-box");
    private static final Path KUBECONFIG = PROJECT.resolve("apiserver/target/annex/kubeconfig");

    private static @Nullable RunningProcess server;

    @BeforeAll
    static void removeWhatWasGeneratedBefore() throws IOException {
        Folders.delete(WORK);
    }

    @AfterAll
    static void endTheServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void generatesAProject() {
        Maven.in(WORK)
                .run(
                        // By its full name, for the prefix would have to be looked up in the network.
                        Maven.property("archetypePlugin") + ":generate",
                        "-DarchetypeCatalog=local",
                        "-DarchetypeGroupId=dev.annex",
                        "-DarchetypeArtifactId=annex-archetype",
                        "-DarchetypeVersion=" + Maven.property("version"),
                        "-DgroupId=com.example",
                        "-DartifactId=toy-box",
                        "-Dpackage=com.example.toys",
                        "-Dkind=ToyBox");

        assertThat(PROJECT.resolve(".gitignore")).content().contains("target/");
        assertThat(PROJECT.resolve("api/src/main/java/com/example/toys/v1alpha1/ToyBox.java"))
                .content()
                .contains("@Group(\"toy-box.example.com\")", "@Plural(\"toyboxes\")");
    }

    @Test
    @Order(2)
    void generatesCode() {
        String output = Maven.in(PROJECT).run("annex:generate");

        assertThat(output).contains("Generated the server of toyboxes.toy-box.example.com");
        assertThat(PROJECT.resolve("apiserver/target/annex/manifests/apiservice.yaml"))
                .isNotEmptyFile();
        assertThat(PROJECT.resolve("controller/src/main/java/com/example/toys/controller/ToyBoxReconciler.java"))
                .isNotEmptyFile();
    }

    @Test
    @Order(4)
    void passesItsOwnTests() {
        assertThat(Maven.in(PROJECT).run("verify"))
                .contains("in com.example.toys.apiserver.ConversionTests")
                .contains("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
    }

    /** The record of what is served is written by the first generation, and holds the next ones to it. */
    @Test
    @Order(3)
    void missesAFieldThatClientsWereServed() throws IOException {
        Path record = PROJECT.resolve("apiserver/src/main/annex/served/toy-box.example.com/v1alpha1/toyboxes.txt");
        String served = Files.readString(record);
        assertThat(served).contains("spec.maxReplicas: integer int32, required");

        Files.writeString(record, served + "spec.color: string\n");
        assertThatThrownBy(() -> Maven.in(PROJECT).run("annex:generate"))
                .hasMessageContaining("com.example.toys.v1alpha1.ToyBox, spec.color: the field was served and is gone")
                .hasMessageContaining("-Dannex.acceptChanges=toy-box.example.com/v1alpha1");
        Files.writeString(record, served);
    }

    @Test
    @Order(5)
    void runsWithoutACluster() throws IOException {
        Files.deleteIfExists(KUBECONFIG);
        server = Maven.in(PROJECT).start("annex:run", "-Dannex.run.port=0");

        server.awaitOutput("Ready on https://127.0.0.1:", PATIENCE);

        assertThat(KUBECONFIG).isNotEmptyFile();
    }

    @Test
    @Order(6)
    @RequiresKubectl
    void servesKubectl(@TempDir Path home) {
        Kubectl kubectl = Kubectl.of(KUBECONFIG, home);

        assertThat(kubectl.run("api-resources").output())
                .containsPattern("toyboxes +toy-box\\.example\\.com/v1alpha1 +true +ToyBox");
        kubectl.run("create", "-f", PROJECT.resolve("example.yaml").toString()).output();
        assertThat(kubectl.run("get", "toyboxes.toy-box.example.com").output()).containsPattern("first .*3");
    }

    @Test
    @Order(7)
    void servesTheController() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "controller/target/toy-box-controller.jar");
        try (RunningProcess controller =
                RunningProcess.start(command, PROJECT, Map.of("KUBECONFIG", KUBECONFIG.toString()))) {
            controller.awaitOutput("'toyboxreconciler' controller started", PATIENCE);
        }
    }

    @Test
    @Order(8)
    void endsWhenAsked() {
        assertThat(server).isNotNull();
        server.close();

        assertThat(server.output()).doesNotContain("BUILD FAILURE");
    }
}
