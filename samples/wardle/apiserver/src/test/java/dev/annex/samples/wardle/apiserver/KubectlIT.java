package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.KubectlProcess;
import dev.annex.test.kubectl.RequiresKubectl;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real kubectl does its daily work with the server on its embedded store. */
@RequiresKubectl
class KubectlIT {

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static Kubectl kubectl;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder);
        kubectl = Kubectl.of(server.kubeconfig(), folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String flunder(String name, String labels, String reference) {
        return """
                apiVersion: wardle.example.com/v1beta1
                kind: Flunder
                metadata:
                  name: %s
                  labels: {%s}
                spec:
                  flunderReference: %s
                  referenceType: Flunder
                """.formatted(name, labels, reference);
    }

    private static void create(String name, String labels) {
        assertThat(kubectl.apply(flunder(name, labels, "other"), "create", "-f", "-")
                        .output())
                .contains("flunder.wardle.example.com/" + name + " created");
    }

    @Test
    void listsTheResources() {
        assertThat(kubectl.run("api-resources").output())
                .containsPattern("flunders +wardle.example.com/v1beta1 +true +Flunder")
                .containsPattern("fischers +wardle.example.com/v1alpha1 +false +Fischer");
        assertThat(kubectl.run("get", "--raw", "/apis/wardle.example.com").output())
                .contains("\"preferredVersion\":{\"groupVersion\":\"wardle.example.com/v1beta1\"");
    }

    @Test
    void getsAsTableAsYamlAndBySelector() {
        create("table-one", "app: table, tier: a");
        create("table-two", "app: table, tier: b");
        assertThat(kubectl.run("get", "flunders", "-l", "app=table").output())
                .containsPattern("NAME +CREATED AT")
                .contains("table-one")
                .contains("table-two");
        assertThat(kubectl.run("get", "flunders", "-l", "app=table,tier=b").output())
                .contains("table-two")
                .doesNotContain("table-one");
        assertThat(kubectl.run("get", "flunders", "--field-selector", "metadata.name=table-one")
                        .output())
                .contains("table-one")
                .doesNotContain("table-two");
        assertThat(kubectl.run("get", "flunder", "table-one", "-o", "yaml").output())
                .contains("apiVersion: wardle.example.com/v1beta1", "  flunderReference: other", "  uid: ");
        assertThat(kubectl.run("describe", "flunder", "table-one").output())
                .containsPattern("Name: +table-one")
                .containsPattern("Flunder Reference: +other");
    }

    @Test
    void explainsTheSchema() {
        assertThat(kubectl.run("explain", "flunder.spec").output())
                .contains("flunderReference\t<string>", "fischerReference\t<string>");
        assertThat(kubectl.run("explain", "flunder", "--recursive").output()).contains("referenceType\t<string>");
    }

    /** The way of older ones, which read version 2 and take it as protobuf alone (D-20). */
    @Test
    void explainsTheSchemaOfVersionTwo() {
        assertThat(kubectl.run("explain", "flunder.spec", "--output=plaintext-openapiv2")
                        .output())
                .contains("flunderReference\t<string>", "fischerReference\t<string>");
    }

    @Test
    void watches() {
        try (KubectlProcess watch = kubectl.start("get", "flunders", "-l", "app=watched", "-w")) {
            create("watched", "app: watched");
            watch.awaitLine("watched");
            kubectl.run("label", "flunder", "watched", "step=two").output();
            kubectl.run("delete", "flunder", "watched").output();
            assertThat(watch.lines().stream()
                            .filter(line -> line.startsWith("watched"))
                            .count())
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void appliesPatchesLabelsAndDeletes() {
        assertThat(kubectl.apply(flunder("applied", "a: b", "first"), "apply", "-f", "-")
                        .output())
                .contains("created");
        assertThat(kubectl.apply(flunder("applied", "a: b", "second"), "apply", "-f", "-")
                        .output())
                .contains("configured");
        assertThat(kubectl.apply(flunder("applied", "a: b", "second"), "apply", "-f", "-")
                        .output())
                .contains("unchanged");
        String patch = "{\"spec\":{\"flunderReference\":\"third\"}}";
        assertThat(kubectl.run("patch", "flunder", "applied", "--type=merge", "-p", patch)
                        .output())
                .contains("patched");
        assertThat(kubectl.run("label", "flunder", "applied", "extra=yes").output())
                .contains("labeled");
        assertThat(kubectl.run(
                                "get",
                                "flunder",
                                "applied",
                                "-o",
                                "jsonpath={.spec.flunderReference},{.metadata.labels.extra}")
                        .output())
                .isEqualToIgnoringWhitespace("third,yes");
        assertThat(kubectl.run("delete", "flunder", "applied").output()).contains("deleted");
        assertThat(kubectl.run("get", "flunder", "applied").stderr())
                .contains("flunders.wardle.example.com \"applied\" not found");
    }

    @Test
    void appliesOnTheServerSideAndSeesConflicts() {
        assertThat(kubectl.apply(
                                flunder("owned", "a: b", "first"),
                                "apply",
                                "--server-side",
                                "--field-manager=one",
                                "-f",
                                "-")
                        .output())
                .contains("serverside-applied");
        assertThat(kubectl.apply(
                                flunder("owned", "a: b", "second"),
                                "apply",
                                "--server-side",
                                "--field-manager=two",
                                "-f",
                                "-")
                        .stderr())
                .contains("conflict with \"one\": .spec.flunderReference");
        assertThat(kubectl.apply(
                                flunder("owned", "a: b", "second"),
                                "apply",
                                "--server-side",
                                "--force-conflicts",
                                "--field-manager=two",
                                "-f",
                                "-")
                        .output())
                .contains("serverside-applied");
        assertThat(kubectl.apply(flunder("owned", "a: b", "third"), "diff", "-f", "-")
                        .stdout())
                .contains("-  flunderReference: second", "+  flunderReference: third");
    }

    @Test
    void bansFlundersThatAFischerNames() {
        String fischer = """
                apiVersion: wardle.example.com/v1alpha1
                kind: Fischer
                metadata: {name: strict}
                disallowedFlunders: [banned]
                """;
        kubectl.apply(fischer, "create", "-f", "-").output();
        assertThat(kubectl.apply(flunder("banned", "a: b", "x"), "create", "-f", "-")
                        .stderr())
                .contains(
                        "flunders.wardle.example.com \"banned\" is forbidden: this name may not be used, please change"
                                + " the resource name");
    }
}
