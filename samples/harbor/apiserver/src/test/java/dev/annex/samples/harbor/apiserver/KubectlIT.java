package dev.annex.samples.harbor.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.RequiresKubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real kubectl finds everything that it knows of custom resources. */
@RequiresKubectl
class KubectlIT {

    private static final String MINE = "--field-manager=mine";
    private static final String THEIRS = "--field-manager=theirs";

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static Kubectl kubectl;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder, "--annex.storage.type=memory");
        kubectl = Kubectl.of(server.kubeconfig(), folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ship(String name, String shipClass, int replicas) {
        return """
                apiVersion: harbor.example.com/v1
                kind: Ship
                metadata: {name: %s, labels: {app: %s}}
                spec:
                  class: %s
                  replicas: %d
                  holds: [fore]
                  ports: [{port: 80, name: web}]
                """.formatted(name, name, shipClass, replicas);
    }

    private static String apply(String ship, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "apply";
        arguments[1] = "-f";
        arguments[2] = "-";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return kubectl.apply(ship, arguments).output();
    }

    private static String field(String name, String path) {
        return kubectl.run("get", "ship", name, "-o", "jsonpath={" + path + "}")
                .output()
                .strip();
    }

    @Test
    void namesColumnsCategoriesAndSelectableFields() {
        apply(ship("listed", "tug", 2));
        apply(ship("other", "tanker", 1));
        assertThat(kubectl.run("api-resources").output())
                .containsPattern("ships +sh +harbor.example.com/v1 +true +Ship");
        assertThat(kubectl.run("get", "sh", "listed").output())
                .containsPattern("NAME +CLASS +REPLICAS +ACTIVE +LAUNCHED +READY +PHASE")
                .containsPattern("listed +tug +2 +true");
        assertThat(kubectl.run("get", "sh", "listed", "-o", "wide").output())
                .containsPattern("CAPTAIN +DRAFT +SPEED +KNOTS +FIRST PORT +LAST TAG +APP")
                .containsPattern("80 +listed");
        assertThat(kubectl.run("get", "fleet", "-o", "name").output()).contains("ship.harbor.example.com/listed");
        assertThat(kubectl.run("get", "ships", "--field-selector=spec.class=tanker", "-o", "name")
                        .output())
                .contains("/other")
                .doesNotContain("/listed");
        assertThat(kubectl.run("get", "ships", "--field-selector=spec.replicas=1")
                        .stderr())
                .contains("field label not supported: spec.replicas");
    }

    @Test
    void explainsWhatTheSchemaSays() {
        assertThat(kubectl.run("explain", "ship.spec.ports").output())
                .contains("port\t<integer> -required-", "enum: TCP, UDP, SCTP", "opts\t<map[string]string>");
        assertThat(kubectl.run("explain", "ship.spec", "--api-version=harbor.example.com/v1beta1")
                        .output())
                .contains("VERSION:    v1beta1", "class\t<string> -required-");
    }

    @Test
    void appliesOnItsOwnSideAndShowsDifferences() {
        assertThat(apply(ship("plain", "tug", 1))).contains("created");
        String revision = field("plain", ".metadata.resourceVersion");
        // kubectl sends the list again, for it does not know of the defaults in it
        assertThat(apply(ship("plain", "tug", 1))).contains("configured");
        assertThat(field("plain", ".metadata.resourceVersion")).isEqualTo(revision);
        assertThat(kubectl.apply(ship("plain", "tug", 2), "diff", "-f", "-").stdout())
                .contains("-  replicas: 1", "+  replicas: 2", "+  generation: 2");
        assertThat(field("plain", ".spec.replicas")).isEqualTo("1");
        assertThat(apply(ship("plain", "tug", 2))).contains("configured");
        assertThat(apply(ship("plain", "tug", 3), "--dry-run=server")).contains("configured (server dry run)");
        assertThat(field("plain", ".spec.replicas")).isEqualTo("2");
    }

    @Test
    void appliesOnTheServersSide() {
        assertThat(apply(ship("owned", "tug", 1), "--server-side", MINE)).contains("serverside-applied");
        assertThat(kubectl.apply(ship("owned", "tug", 2), "apply", "-f", "-", "--server-side", THEIRS)
                        .stderr())
                .contains("conflict with \"mine\": .spec.replicas", "--force-conflicts");
        assertThat(apply(ship("owned", "tug", 2), "--server-side", "--force-conflicts", THEIRS))
                .contains("serverside-applied");
        assertThat(field("owned", ".metadata.managedFields[?(@.manager==\"mine\")].fieldsV1.f:spec"))
                .contains("f:holds")
                .doesNotContain("f:replicas");
        assertThat(kubectl.apply(
                                ship("owned", "tug", 3),
                                "diff",
                                "--server-side",
                                "--force-conflicts",
                                THEIRS,
                                "-f",
                                "-")
                        .stdout())
                .contains("-  replicas: 2", "+  replicas: 3");
    }

    /** P-40: who changes sides owns what it had owned, once, and can give it up. */
    @Test
    void movesFromItsOwnSideToTheServers() {
        apply(ship("moved", "tug", 1));
        apply(ship("moved", "tug", 2), "--server-side");
        apply(ship("moved", "tug", 2).replace("  holds: [fore]\n", ""), "--server-side");
        assertThat(field("moved", ".spec.holds")).isEmpty();
        assertThat(field("moved", ".metadata.managedFields[*].manager")).isEqualTo("kubectl-last-applied kubectl");
    }

    @Test
    void scales() {
        apply(ship("scaled", "tug", 1));
        assertThat(kubectl.run("scale", "ship", "scaled", "--replicas=4").output())
                .contains("scaled");
        assertThat(field("scaled", ".spec.replicas")).isEqualTo("4");
        assertThat(kubectl.run("scale", "ship", "scaled", "--replicas=5", "--current-replicas=9")
                        .stderr())
                .contains("Expected replicas to be 9, was 4");
        assertThat(kubectl.run("scale", "ship", "scaled", "--replicas=101").stderr())
                .contains("should be less than or equal to 100");
        assertThat(kubectl.run("get", "ship", "scaled", "--subresource=scale").output())
                .containsPattern("NAME +DESIRED +AVAILABLE +AGE")
                .containsPattern("scaled +4 +0");
        assertThat(kubectl.apply(ship("scaled", "tug", 1), "apply", "--server-side", MINE, "-f", "-")
                        .stderr())
                .contains("with subresource \"scale\"");
    }

    @Test
    void editsTheStatusAndNothingElse() throws IOException {
        apply(ship("edited", "tug", 1));
        Path editor = Files.writeString(folder.resolve("editor.sh"), """
                #!/bin/sh
                sed -i 's/class: tug/class: tanker/' "$1"
                printf 'status:\\n  phase: Sailing\\n' >> "$1"
                """);
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));
        assertThat(kubectl.withEnvironment("KUBE_EDITOR", editor.toString())
                        .run("edit", "ship", "edited", "--subresource=status")
                        .output())
                .contains("edited");
        assertThat(field("edited", ".status.phase")).isEqualTo("Sailing");
        assertThat(field("edited", ".spec.class")).isEqualTo("tug");
        assertThat(field("edited", ".metadata.generation")).isEqualTo("1");
    }

    @Test
    void waitsForConditions() {
        apply(ship("awaited", "tug", 1));
        String ready = "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";
        kubectl.run("patch", "ship", "awaited", "--subresource=status", "--type=merge", "-p", ready)
                .output();
        assertThat(kubectl.run("wait", "ship/awaited", "--for=condition=Ready", "--timeout=30s")
                        .output())
                .contains("condition met");
        assertThat(kubectl.run("get", "ship", "awaited").output()).containsPattern("awaited +tug +1 +true +True");
    }

    @Test
    void isToldWhatIsWrong() {
        String boat = ship("boat", "boat", 1);
        assertThat(kubectl.apply(boat, "create", "-f", "-").stderr())
                .contains("spec.class: Unsupported value: \"boat\": supported values: \"cargo\", \"tanker\", \"tug\"");
        assertThat(kubectl.apply(boat + "  bogus: 1\n", "create", "-f", "-").stderr())
                .contains("strict decoding error: unknown field \"spec.bogus\"");
        assertThat(kubectl.apply(boat.replace("boat", "tug") + "  minCrew: 5\n  maxCrew: 2\n", "create", "-f", "-")
                        .stderr())
                .contains("spec: Invalid value: minCrew 5 exceeds maxCrew 2");
    }
}
