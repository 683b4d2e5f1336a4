package dev.annex.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.openapi.lint.OpenApiLint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What kube-apiserver documents for custom resources: one inlined definition, status and scale, no watch paths. */
class CustomResourceOpenApiTests {

    private static final String SHIP = "/apis/harbor.example.com/v1/namespaces/{namespace}/ships/{name}";

    private final OpenApiDocuments documents =
            OpenApiDocuments.of(new OpenApiInfo("Harbor", "1"), List.of(ShipDefinitions.ships()));
    private final JsonNode v3 = Json.parse(
            documents.v3("apis/harbor.example.com/v1").orElseThrow().json().bytes());
    private final JsonNode v2 = Json.parse(documents.v2().json().bytes());

    @Test
    void documentsStatusAndScaleButNoWatchPaths() {
        assertThat(names(v3.path("paths")))
                .containsExactly(
                        "/apis/harbor.example.com/v1/",
                        SHIP.replace("/{name}", ""),
                        SHIP,
                        SHIP + "/scale",
                        SHIP + "/status",
                        "/apis/harbor.example.com/v1/ships");
        assertThat(v3.path("paths")
                        .path(SHIP + "/status")
                        .path("put")
                        .path("operationId")
                        .asText())
                .isEqualTo("replaceHarborExampleComV1NamespacedShipStatus");
        assertThat(v3.path("paths")
                        .path(SHIP + "/scale")
                        .at("/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/io.k8s.api.autoscaling.v1.Scale");
    }

    /** D-23: kubectl chooses the patch type by this list, and there is no strategic merge for custom resources. */
    @Test
    void patchesAreOfTheTypesThatCustomResourcesTake() {
        JsonNode patch = v3.path("paths").path(SHIP).path("patch");
        assertThat(names(patch.path("requestBody").path("content")))
                .containsExactly(
                        "application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json");
        List<String> parameters = new ArrayList<>();
        patch.path("parameters")
                .forEach(parameter -> parameters.add(parameter.path("name").asText()));
        assertThat(parameters).contains("dryRun", "fieldManager", "fieldValidation", "force");
    }

    @Test
    void theKindIsOneDefinitionWithItsMarks() {
        JsonNode ship = v3.path("components").path("schemas").path("com.example.harbor.v1.Ship");
        assertThat(names(v3.path("components").path("schemas"))).doesNotContain("com.example.harbor.v1.ShipSpec");
        assertThat(ship.at("/properties/spec/properties/replicas/default").asInt())
                .isEqualTo(1);
        assertThat(ship.path("properties").path("metadata").has("default")).isFalse();
        assertThat(ship.path("x-kubernetes-selectable-fields").toString()).isEqualTo("[{\"fieldPath\":\"spec.hull\"}]");
        assertThat(names(ship.at("/properties/spec/properties/pilot/properties")))
                .containsExactly("apiVersion", "kind", "metadata");
    }

    /** OpenAPI v2 says less, so that kubectl does not refuse what the server takes. */
    @Test
    void v2IsReducedAsKubeApiserverReducesIt() {
        JsonNode spec = v2.at("/definitions/com.example.harbor.v1.Ship/properties/spec");
        JsonNode properties = spec.path("properties");
        assertThat(spec.path("required").toString()).isEqualTo("[\"hull\"]");
        assertThat(properties.path("replicas").has("default")).isFalse();
        assertThat(names(properties.path("note"))).isEmpty();
        assertThat(names(properties.path("port"))).containsExactly("x-kubernetes-int-or-string");
        assertThat(names(properties.path("freight"))).containsExactly("x-kubernetes-preserve-unknown-fields");
        assertThat(properties.at("/pilot/properties/metadata/$ref").asText())
                .isEqualTo("#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
    }

    @Test
    void theLintFindsNothing() {
        assertThat(OpenApiLint.check(documents)).isEmpty();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
