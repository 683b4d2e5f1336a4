package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.KubectlProcess;
import dev.annex.test.kubectl.RequiresKubectl;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded store has acknowledged outlives the process, and watches go on where they were. */
@RequiresKubectl
class DurabilityIT {

    private static final String FLUNDERS = "/apis/wardle.example.com/v1beta1/namespaces/default/flunders";

    @TempDir
    Path folder;

    private static String flunder(int number) {
        return "{\"apiVersion\":\"wardle.example.com/v1beta1\",\"kind\":\"Flunder\",\"metadata\":{\"name\":\"f" + number
                + "\"}}";
    }

    private static JsonNode list(Kubectl kubectl) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(kubectl.run("get", "--raw", FLUNDERS).output());
    }

    private static long revision(JsonNode list) {
        return list.path("metadata").path("resourceVersion").asLong();
    }

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws IOException, InterruptedException {
        RunningServer first = RunningServer.start(folder);
        Kubectl before = Kubectl.of(first.kubeconfig(), folder);
        before.apply(flunder(0), "create", "-f", "-").output();
        long resume = revision(list(before));
        for (int i = 1; i <= 5; i++) {
            before.apply(flunder(i), "create", "-f", "-").output();
        }
        before.run("delete", "flunder", "f3").output();
        JsonNode written = list(before);
        first.kill();

        try (RunningServer second = RunningServer.start(folder)) {
            Kubectl after = Kubectl.of(second.kubeconfig(), folder);
            JsonNode read = list(after);
            assertThat(read.path("items")).isEqualTo(written.path("items"));
            assertThat(revision(read)).isGreaterThanOrEqualTo(revision(written));

            after.apply(flunder(6), "create", "-f", "-").output();
            assertThat(revision(list(after))).isGreaterThan(revision(written));

            String watch = FLUNDERS + "?watch=true&timeoutSeconds=20&resourceVersion=" + resume;
            try (KubectlProcess events = after.start("get", "--raw", watch)) {
                for (int i = 1; i <= 5; i++) {
                    events.awaitLine("\"name\":\"f" + i + "\"");
                }
                events.awaitLine("\"type\":\"DELETED\"");
                events.awaitLine("\"name\":\"f6\"");
            }
        }
    }

    @Test
    void refusesWrongSettingsInWords() throws InterruptedException {
        assertThat(RunningServer.startInVain(folder, "--annex.storage.type=floppy"))
                .contains("annex.storage.type", "floppy", "APPLICATION FAILED TO START");
        assertThat(RunningServer.startInVain(
                        folder.resolve(".").normalize(), "--server.address=0.0.0.0", "--annex.standalone.token="))
                .contains("server.address is 0.0.0.0", "annex.standalone.token=");
    }
}
