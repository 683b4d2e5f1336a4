package dev.annex.samples.wardle.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.annex.test.kubectl.Kubectl;
import dev.annex.test.kubectl.KubectlResult;
import dev.annex.test.kubectl.RequiresKubectl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server describes itself as Kubernetes' own sample-apiserver does (D-20 to D-25). */
@RequiresKubectl
class OpenApiIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream in = OpenApiIT.class.getResourceAsStream("/conformance/" + name)) {
            return JSON.readTree(in);
        }
    }

    private static JsonNode served(String path) throws IOException {
        return JSON.readTree(kubectl.run("get", "--raw", path).output());
    }

    @Test
    void theIndexNamesTheSameDocuments() throws IOException {
        List<String> paths = new ArrayList<>();
        served("/openapi/v3").path("paths").properties().forEach(entry -> {
            paths.add(entry.getKey());
            assertThat(entry.getValue().path("serverRelativeURL").asText())
                    .matches("/openapi/v3/" + entry.getKey() + "\\?hash=[0-9A-F]{128}");
        });
        List<String> expected = new ArrayList<>();
        recorded("wardle-openapi-v3.json").at("/index/paths").fieldNames().forEachRemaining(expected::add);
        assertThat(paths).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyDocumentOfVersionThreeIsTheSame() throws IOException {
        JsonNode index = served("/openapi/v3").path("paths");
        for (var document : recorded("wardle-openapi-v3.json").properties()) {
            if (!document.getKey().equals("index")) {
                String path =
                        index.path(document.getKey()).path("serverRelativeURL").asText();
                assertThat(OpenApiShape.of(served(path)))
                        .as(path)
                        .isNotEmpty()
                        .isEqualTo(OpenApiShape.of(document.getValue()));
            }
        }
    }

    @Test
    void theDocumentOfVersionTwoIsTheSame() throws IOException {
        assertThat(OpenApiShape.of(served("/openapi/v2")))
                .isNotEmpty()
                .isEqualTo(OpenApiShape.of(recorded("wardle-openapi-v2.json")));
    }

    @Test
    void kubectlExplainsEachVersion() {
        assertThat(explained("flunders", "v1alpha1"))
                .contains("VERSION:    v1alpha1", "  apiVersion\t<string>", "  spec\t<FlunderSpec>")
                .contains("    reference\t<string>", "    referenceType\t<string>", "  status\t<FlunderStatus>")
                .doesNotContain("    flunderReference\t<string>");
        assertThat(explained("flunders", "v1beta1"))
                .contains("VERSION:    v1beta1", "  metadata\t<ObjectMeta>", "  spec\t<FlunderSpec>")
                .contains("    flunderReference\t<string>", "    fischerReference\t<string>")
                .contains("    referenceType\t<string>", "    ownerReferences\t<[]OwnerReference>")
                .contains("      uid\t<string> -required-")
                .doesNotContain("    reference\t<string>");
        assertThat(explained("fischers", "v1alpha1"))
                .contains("KIND:       Fischer", "  disallowedFlunders\t<[]string>")
                .doesNotContain("  spec\t<FischerSpec>");
    }

    private static List<String> explained(String resource, String version) {
        KubectlResult result =
                kubectl.run("explain", resource, "--recursive", "--api-version=wardle.example.com/" + version);
        return result.output().lines().toList();
    }
}
