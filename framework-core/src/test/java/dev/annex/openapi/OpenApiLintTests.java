package dev.annex.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.VersionDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiLintTests {

    private static final String ALPHA = "apis/wardle.example.com/v1alpha1";
    private static final String FLUNDER = "com.example.wardle.v1alpha1.Flunder";

    private final OpenApiDocuments documents =
            OpenApiDocuments.of(new OpenApiInfo("Wardle", "0.1"), WardleDefinitions.all());
    private final Map<String, JsonNode> v3 = new HashMap<>();
    private final ObjectNode v2 = (ObjectNode) Json.parse(documents.v2().bytes());

    OpenApiLintTests() {
        documents.v3().forEach((path, document) -> v3.put(path, Json.parse(document.bytes())));
    }

    @Test
    void findsNothingInGoodDocuments() {
        assertThat(OpenApiLint.check(v3, v2)).isEmpty();
    }

    @Test
    void findsBooleanAdditionalProperties() {
        VersionDefinition open = version("{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\","
                + "\"properties\":{\"map\":{\"type\":\"object\",\"additionalProperties\":true}}}}}");
        ResourceDefinition flunders = WardleDefinitions.flunders();
        ResourceDefinition changed = new ResourceDefinition(
                flunders.group(), flunders.names(), true, Set.of(), flunders.behaviour(), List.of(open));
        assertThat(OpenApiLint.check(OpenApiDocuments.of(new OpenApiInfo("Wardle", "0.1"), List.of(changed))))
                .hasSize(2)
                .allMatch(finding -> finding.contains("com.example.wardle.v1.FlunderSpec has a boolean"));
    }

    @Test
    void findsNamesThatAreNotFlat() {
        schemas(ALPHA).putObject("example.com/v1.Flunder");
        v2.withObject("/definitions").putObject("example.com/v1.Flunder");
        assertThat(OpenApiLint.check(v3, v2))
                .hasSize(2)
                .allMatch(finding -> finding.contains("\"example.com/v1.Flunder\" is not flat"));
    }

    @Test
    void findsOneNameForTwoThings() {
        schemas("apis/wardle.example.com/v1beta1").putObject(FLUNDER).put("type", "string");
        assertThat(OpenApiLint.check(v3, v2))
                .anyMatch(finding -> finding.contains(FLUNDER + "\" means two different things"));
    }

    @Test
    void findsMissingListsAndKinds() {
        schemas(ALPHA)
                .withObject("/com.example.wardle.v1alpha1.FischerList/properties")
                .remove("items");
        schemas(ALPHA).withObject("/" + FLUNDER).remove("x-kubernetes-group-version-kind");
        schemas(ALPHA).remove(FLUNDER + "List");
        assertThat(OpenApiLint.check(v3, v2))
                .anyMatch(finding -> finding.contains("FischerList, which is no list"))
                .anyMatch(finding -> finding.contains(FLUNDER + ", which has no x-kubernetes-group-version-kind"))
                .anyMatch(finding -> finding.contains(FLUNDER + "List\", which is not defined"));
    }

    @Test
    void findsDisagreementOfV2AndV3() {
        v2.withObject("/definitions").remove(FLUNDER + "Status");
        v2.withObject("/definitions/" + FLUNDER + "Spec/properties").putObject("extra");
        v2.withObject("/paths").remove("/version/");
        assertThat(OpenApiLint.check(v3, v2))
                .anyMatch(
                        finding -> finding.contains("definition " + FLUNDER + "Status is in OpenAPI v3 but not in v2"))
                .anyMatch(finding -> finding.contains(FLUNDER + "Spec has other properties in OpenAPI v2"))
                .anyMatch(finding -> finding.contains("operation get /version/ getCodeVersion is in OpenAPI v3"));
    }

    private ObjectNode schemas(String path) {
        return ((ObjectNode) v3.get(path)).withObject("/components/schemas");
    }

    private static VersionDefinition version(String schema) {
        return new VersionDefinition(
                "v1", true, true, false, "", WardleDefinitions.schema(schema), List.of(), List.of(), false, null);
    }
}
