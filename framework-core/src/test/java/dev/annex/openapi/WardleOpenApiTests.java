package dev.annex.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.annex.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares the documents for the wardle resources with those that sample-apiserver 1.36 serves (D-20 to D-25). */
class WardleOpenApiTests {

    private final OpenApiDocuments documents =
            OpenApiDocuments.of(new OpenApiInfo("Wardle", "0.1"), WardleDefinitions.all());

    @Test
    void v3IsWhatSampleApiserverServes() throws IOException {
        JsonNode recorded = recorded("wardle-openapi-v3.json");
        assertThat(documents.v3().keySet())
                .containsExactlyElementsOf(
                        new TreeMap<>(asMap(recorded.path("index").path("paths"))).keySet());
        documents
                .v3()
                .forEach((path, document) -> assertThat(
                                pretty(normalised(Json.parse(document.json().bytes()))))
                        .as(path)
                        .isEqualTo(pretty(normalised(recorded.path(path)))));
    }

    @Test
    void v3IndexNamesEveryDocumentWithItsHash() throws IOException {
        JsonNode expected = recorded("wardle-openapi-v3.json").path("index");
        String index = Json.text(Json.parse(documents.v3Index().bytes()));
        assertThat(pretty(Json.parse(index.replaceAll("hash=[0-9A-F]{128}", "hash=<hash>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo(pretty(expected));
        documents
                .v3()
                .values()
                .forEach(document ->
                        assertThat(index).contains("hash=" + document.json().hash() + '"'));
    }

    @Test
    void v2IsWhatSampleApiserverServes() throws IOException {
        JsonNode recorded = withoutParameterHashes(recorded("wardle-openapi-v2.json"));
        JsonNode actual =
                withoutParameterHashes(Json.parse(documents.v2().json().bytes()));
        assertThat(pretty(normalised(actual))).isEqualTo(pretty(normalised(recorded)));
    }

    /** Shared parameters are named after a hash that covers their description, which is not compared. */
    private static JsonNode withoutParameterHashes(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        List<String> shared = new ArrayList<>();
        copy.path("parameters")
                .properties()
                .forEach(entry -> shared.add(withoutHash(entry.getKey()) + normalised(entry.getValue())));
        ArrayNode parameters = copy.putArray("parameters");
        shared.stream().sorted().forEach(parameters::add);
        return mapTexts(copy, text -> text.startsWith("#/parameters/") ? withoutHash(text) : text);
    }

    private static String withoutHash(String name) {
        return name.substring(0, name.length() - "-12345678".length());
    }

    /** Takes descriptions away, and calls our definitions as the reference calls its own. */
    private static JsonNode normalised(JsonNode document) {
        return mapTexts(
                withoutDescriptions(document),
                text -> text.replace("com.example.wardle.", "io.k8s.sample-apiserver.pkg.apis.wardle."));
    }

    private static JsonNode withoutDescriptions(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(entry -> {
                if (!entry.getKey().equals("description") || !entry.getValue().isTextual()) {
                    copy.set(entry.getKey(), withoutDescriptions(entry.getValue()));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(element -> copy.add(withoutDescriptions(element)));
            return copy;
        }
        return node;
    }

    private static JsonNode mapTexts(JsonNode node, java.util.function.UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(entry -> copy.set(change.apply(entry.getKey()), mapTexts(entry.getValue(), change)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(element -> copy.add(mapTexts(element, change)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(change.apply(node.asText())) : node;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            asMap(object).forEach((name, value) -> copy.set(name, sorted(value)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }

    private static SortedMap<String, JsonNode> asMap(JsonNode node) {
        SortedMap<String, JsonNode> map = new TreeMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static String pretty(JsonNode node) {
        return sorted(node).toPrettyString();
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream in = WardleOpenApiTests.class.getResourceAsStream("/openapi/" + name)) {
            return Json.parse(in.readAllBytes());
        }
    }
}
