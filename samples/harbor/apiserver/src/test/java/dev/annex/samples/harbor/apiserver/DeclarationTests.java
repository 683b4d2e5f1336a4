package dev.annex.samples.harbor.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is generated from the annotated classes says the same as the CustomResourceDefinition of the recordings. */
class DeclarationTests {

    private record Case(ResourceDefinition resource, JsonNode spec) {

        @Override
        public String toString() {
            return resource.names().plural();
        }
    }

    static Stream<Case> resources() throws IOException {
        Map<String, JsonNode> definitions = new HashMap<>();
        try (InputStream in = DeclarationTests.class.getResourceAsStream("/conformance/ship-crd.yaml")) {
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in).forEach(document -> {
                JsonNode spec = normal(Json.mapper().valueToTree(document)).path("spec");
                definitions.put(spec.at("/names/plural").asText(), spec);
            });
        }
        List<ResourceDefinition> resources = StreamSupport.stream(
                        ServiceLoader.load(ApiGroup.class).spliterator(), false)
                .flatMap(group -> group.resources().stream())
                .map(storage -> storage.definition())
                .toList();
        assertThat(resources)
                .extracting(resource -> resource.names().plural())
                .containsExactlyInAnyOrderElementsOf(definitions.keySet());
        return resources.stream()
                .map(resource ->
                        new Case(resource, definitions.get(resource.names().plural())));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void namesAndScope(Case it) {
        assertThat(it.resource().group()).isEqualTo(it.spec().path("group").asText());
        assertThat(it.resource().namespaced())
                .isEqualTo(it.spec().path("scope").asText().equals("Namespaced"));
        JsonNode names = it.spec().path("names");
        assertThat(it.resource().names().kind()).isEqualTo(names.path("kind").asText());
        assertThat(it.resource().names().listKind())
                .isEqualTo(names.path("listKind").asText());
        assertThat(it.resource().names().singular())
                .isEqualTo(names.path("singular").asText());
        assertThat(it.resource().names().shortNames()).isEqualTo(texts(names.path("shortNames")));
        assertThat(it.resource().names().categories()).isEqualTo(texts(names.path("categories")));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void schemas(Case it) {
        for (JsonNode expected : it.spec().path("versions")) {
            ObjectNode schema = expected.at("/schema/openAPIV3Schema").deepCopy();
            ((ObjectNode) schema.path("properties")).remove(List.of("apiVersion", "kind", "metadata"));
            assertThat(normal(version(it, expected).schema().json()))
                    .as(expected.path("name").asText())
                    .isEqualTo(schema);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void versions(Case it) {
        List<String> names = new ArrayList<>();
        it.spec()
                .path("versions")
                .forEach(version -> names.add(version.path("name").asText()));
        assertThat(it.resource().versions()).extracting(VersionDefinition::name).isEqualTo(names);
        for (JsonNode expected : it.spec().path("versions")) {
            VersionDefinition version = version(it, expected);
            assertThat(version.served()).isEqualTo(expected.path("served").asBoolean());
            assertThat(version.storage()).isEqualTo(expected.path("storage").asBoolean());
            JsonNode subresources = expected.path("subresources");
            assertThat(version.statusSubresource()).isEqualTo(subresources.has("status"));
            JsonNode scale = subresources.path("scale");
            assertThat(version.scale())
                    .isEqualTo(
                            scale.isMissingNode()
                                    ? null
                                    : new ScaleDefinition(
                                            scale.path("specReplicasPath").asText(),
                                            scale.path("statusReplicasPath").asText(),
                                            scale.path("labelSelectorPath").asText("")));
            assertThat(version.selectableFields())
                    .isEqualTo(expected.path("selectableFields").findValuesAsText("jsonPath"));
            List<PrinterColumn> columns = new ArrayList<>();
            expected.path("additionalPrinterColumns").forEach(column -> columns.add(column(column)));
            assertThat(version.columns()).isEqualTo(columns);
        }
    }

    private static PrinterColumn column(JsonNode column) {
        return new PrinterColumn(
                column.path("name").asText(),
                column.path("type").asText(),
                column.path("format").asText(""),
                column.path("description").asText(""),
                column.path("priority").asInt(0),
                column.path("jsonPath").asText());
    }

    private static VersionDefinition version(Case it, JsonNode expected) {
        return it.resource().version(expected.path("name").asText()).orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Read anew, so that equal numbers are equal. */
    private static JsonNode normal(JsonNode tree) {
        return Json.parse(Json.bytes(tree));
    }
}
