package dev.annex.openapi.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.openapi.OpenApiDocuments;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.openapi.ShipDefinitions;
import dev.annex.openapi.WardleDefinitions;
import dev.annex.scheme.DeclarationException;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.VersionDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every finding says where it is, what it breaks and what to write instead. */
class OpenApiLintTests {

    private static final OpenApiInfo INFO = new OpenApiInfo("Wardle", "0.1");
    private static final String ALPHA = "apis/wardle.example.com/v1alpha1";
    private static final String FLUNDER = "com.example.wardle.v1alpha1.Flunder";

    private final OpenApiDocuments documents = OpenApiDocuments.of(INFO, WardleDefinitions.all());
    private final Map<String, JsonNode> v3 = new HashMap<>();
    private final ObjectNode v2 = (ObjectNode) Json.parse(documents.v2().json().bytes());

    OpenApiLintTests() {
        documents
                .v3()
                .forEach((path, document) ->
                        v3.put(path, Json.parse(document.json().bytes())));
    }

    private List<String> findings() {
        return OpenApiLint.check(v3, v2).stream().map(LintFinding::toString).toList();
    }

    private static List<String> findings(ResourceDefinition... definitions) {
        return OpenApiLint.check(OpenApiDocuments.of(INFO, List.of(definitions))).stream()
                .map(LintFinding::toString)
                .toList();
    }

    @Test
    void findsNothingInGoodDocuments() {
        assertThat(findings()).isEmpty();
        assertThat(findings(ShipDefinitions.ships(), WardleDefinitions.flunders()))
                .isEmpty();
    }

    @Test
    void findsBooleanAdditionalProperties() {
        assertThat(findings(flunders("{\"map\":{\"type\":\"object\",\"additionalProperties\":true}}")))
                .containsExactlyInAnyOrder(
                        "/openapi/v3/apis/wardle.example.com/v1: com.example.wardle.v1.FlunderSpec, map: it has a"
                                + " boolean additionalProperties, which the aggregation layer cannot read: it drops the"
                                + " documents of every server; give the values a type, or keep unknown fields with"
                                + " @PreserveUnknownFields",
                        "/openapi/v2: com.example.wardle.v1.FlunderSpec, map: it has a boolean additionalProperties,"
                                + " which the aggregation layer cannot read: it drops the documents of every server;"
                                + " give the values a type, or keep unknown fields with @PreserveUnknownFields");
    }

    @Test
    void findsNamesThatAreNotFlat() {
        schemas(ALPHA).putObject("example.com/v1.Flunder");
        v2.withObject("/definitions").putObject("example.com/v1.Flunder");
        assertThat(findings())
                .hasSize(2)
                .allMatch(finding -> finding.contains("\"example.com/v1.Flunder\" is not flat"));
    }

    @Test
    void findsOneNameForTwoThings() {
        schemas("apis/wardle.example.com/v1beta1").putObject(FLUNDER).put("type", "string");
        assertThat(findings()).anyMatch(finding -> finding.contains(FLUNDER + "\" means two different things"));
    }

    /** The field {@code spec} of one kind has the name of the other kind. */
    @Test
    void refusesNamesThatTwoKindsNeed() {
        ResourceDefinition flunders = flunders("{}");
        ResourceDefinition specs = new ResourceDefinition(
                flunders.group(),
                new ResourceNames("FlunderSpec", "FlunderSpecList", "flunderspecs", "x", List.of(), List.of()),
                true,
                Set.of(),
                flunders.behaviour(),
                flunders.versions());
        assertThatThrownBy(() -> findings(flunders, specs))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("com.example.wardle.v1.FlunderSpec would mean two different things")
                .hasMessageContaining("give a kind another @Kind");
    }

    @Test
    void findsMissingListsAndKinds() {
        schemas(ALPHA)
                .withObject("/com.example.wardle.v1alpha1.FischerList/properties")
                .remove("items");
        schemas(ALPHA).withObject("/" + FLUNDER).remove("x-kubernetes-group-version-kind");
        schemas(ALPHA).remove(FLUNDER + "List");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("FischerList, which is no list"))
                .anyMatch(finding -> finding.contains("it answers with " + FLUNDER
                        + ", which has no x-kubernetes-group-version-kind, so that kubectl"))
                .anyMatch(finding -> finding.contains("it reads " + FLUNDER + ", which has no"))
                .anyMatch(finding -> finding.contains(FLUNDER + "List\", which is not defined"));
    }

    @Test
    void findsOperationsWithoutAKindOrWithOneName() {
        ObjectNode path = (ObjectNode) v3.get(ALPHA).path("paths").path("/" + ALPHA + "/flunders");
        path.withObject("/get").remove("x-kubernetes-group-version-kind");
        path.withObject("/get").put("operationId", "readWardleExampleComV1alpha1Fischer");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("get /" + ALPHA + "/flunders: it has no x-kubernetes-group"))
                .anyMatch(finding -> finding.contains("it has the operationId of get /"));
    }

    @Test
    void findsListTypesThatKeepApplyFromMerging() {
        String struct = "\"items\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}";
        assertThat(findings(flunders(("{'a':{'type':'string','x-kubernetes-list-type':'set'},"
                                + "'b':{'type':'array','x-kubernetes-list-type':'bag','items':{'type':'string'}},"
                                + "'c':{'type':'array','x-kubernetes-list-type':'map'," + struct + "},"
                                + "'d':{'type':'array','x-kubernetes-list-type':'set'," + struct + "},"
                                + "'e':{'type':'array','x-kubernetes-list-type':'map',"
                                + "'x-kubernetes-list-map-keys':['id']," + struct + "},"
                                + "'f':{'type':'array','x-kubernetes-list-type':'map',"
                                + "'x-kubernetes-list-map-keys':['name']," + struct + "}}")
                        .replace('\'', '"'))))
                .anyMatch(finding -> finding.contains("FlunderSpec, a: it has a list type, but is no list"))
                .anyMatch(finding -> finding.contains("FlunderSpec, b: its list type \"bag\" is unknown"))
                .anyMatch(finding -> finding.contains("FlunderSpec, c: a list of the type map, and no other, has keys"))
                .anyMatch(finding -> finding.contains("FlunderSpec, d: the elements of a set are neither"))
                .anyMatch(finding -> finding.contains("FlunderSpec, e: the key \"id\" is no scalar field"))
                .anyMatch(finding -> finding.contains("FlunderSpec, f: the key \"name\" is neither required nor"))
                .allMatch(finding -> finding.contains("so that server-side apply fails for the whole kind; "));
    }

    @Test
    void findsDisagreementOfV2AndV3() {
        v2.withObject("/definitions").remove(FLUNDER + "Status");
        v2.withObject("/definitions/" + FLUNDER + "Spec/properties").putObject("extra");
        v2.withObject("/paths").remove("/version/");
        assertThat(findings())
                .anyMatch(
                        finding -> finding.contains("definition " + FLUNDER + "Status is in OpenAPI v3 but not in v2"))
                .anyMatch(finding -> finding.contains(FLUNDER + "Spec has other properties in OpenAPI v2"))
                .anyMatch(finding -> finding.contains("operation get /version/ getCodeVersion is in OpenAPI v3"));
    }

    @Test
    void findsDisagreementInDepth() {
        v2.withObject("/definitions/" + FLUNDER + "Spec/properties/reference").put("type", "integer");
        v2.withObject("/definitions/" + FLUNDER + "/properties/status").put("$ref", "#/definitions/" + FLUNDER);
        v2.withObject("/definitions/com.example.wardle.v1alpha1.Fischer/properties/disallowedFlunders")
                .put("x-kubernetes-list-type", "set");
        v2.withObject("/definitions/" + FLUNDER + "Spec").putArray("required").add("reference");
        v2.withObject("/definitions/" + FLUNDER).remove("x-kubernetes-group-version-kind");
        ObjectNode patch = (ObjectNode) v2.path("paths")
                .path("/" + ALPHA + "/namespaces/{namespace}/flunders/{name}")
                .path("patch");
        patch.putArray("consumes").add("application/json");
        patch.withObject("/responses").remove("200");
        assertThat(findings())
                .anyMatch(finding -> finding.contains("FlunderSpec, reference has another type in OpenAPI v2 than"))
                .anyMatch(finding -> finding.contains("Flunder, status refers to another definition in OpenAPI v2"))
                .anyMatch(finding -> finding.contains("Fischer, disallowedFlunders has another x-kubernetes-list-type"))
                .anyMatch(finding -> finding.contains("FlunderSpec requires in OpenAPI v2 what it does not in v3"))
                .anyMatch(finding -> finding.contains("Flunder lacks in OpenAPI v2 a x-kubernetes-group-version-kind"))
                .anyMatch(finding -> finding.contains("takes other kinds of patches in OpenAPI v2"))
                .anyMatch(finding -> finding.contains("has other answers in OpenAPI v2"));
    }

    private ObjectNode schemas(String path) {
        return ((ObjectNode) v3.get(path)).withObject("/components/schemas");
    }

    /** Flunders whose spec has these fields. */
    private static ResourceDefinition flunders(String fields) {
        VersionDefinition version = new VersionDefinition(
                "v1",
                true,
                true,
                false,
                "",
                WardleDefinitions.schema("{\"type\":\"object\",\"properties\":{\"spec\":{\"type\":\"object\","
                        + "\"properties\":" + fields + "}}}"),
                List.of(),
                List.of(),
                false,
                null);
        ResourceDefinition flunders = WardleDefinitions.flunders();
        return new ResourceDefinition(
                flunders.group(), flunders.names(), true, Set.of(), flunders.behaviour(), List.of(version));
    }
}
