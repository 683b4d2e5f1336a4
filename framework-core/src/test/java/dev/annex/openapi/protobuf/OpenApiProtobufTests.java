package dev.annex.openapi.protobuf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.codec.Yaml;
import dev.annex.openapi.OpenApiDocument;
import dev.annex.openapi.OpenApiDocuments;
import dev.annex.openapi.OpenApiInfo;
import dev.annex.openapi.ShipDefinitions;
import dev.annex.openapi.WardleDefinitions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** D-20, D-22: documents as protobuf, compared with what gnostic's own compiler made of the same documents. */
class OpenApiProtobufTests {

    /** Where keys are names and not words of OpenAPI. */
    private static final Set<String> MAPS =
            Set.of("paths", "responses", "content", "schemas", "definitions", "properties", "parameters");

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = OpenApiProtobufTests.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static byte[] recorded(String name) throws IOException {
        return Base64.getMimeDecoder().decode(resource(name));
    }

    @Test
    void versionTwoAsRecorded() throws IOException { // D-20
        assertThat(OpenApiProtobuf.v2(Json.parse(resource("v2.json")))).isEqualTo(recorded("v2.base64"));
    }

    @Test
    void versionThreeAsRecorded() throws IOException { // D-22
        assertThat(OpenApiProtobuf.v3(Json.parse(resource("v3.json")))).isEqualTo(recorded("v3.base64"));
    }

    static Stream<OpenApiDocuments> servers() {
        return Stream.of(WardleDefinitions.all(), List.of(ShipDefinitions.ships()))
                .map(definitions -> OpenApiDocuments.of(new OpenApiInfo("Ports", "1"), definitions));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyWordAndNameIsInIt(OpenApiDocuments documents) {
        List<OpenApiDocument> all = new ArrayList<>(documents.v3().values());
        all.add(documents.v2());
        for (OpenApiDocument document : all) {
            String protobuf = new String(document.protobuf(), ISO_8859_1);
            Set<String> texts = new TreeSet<>();
            collect(Json.parse(document.json().bytes()), false, texts);
            assertThat(texts)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(text -> assertThat(protobuf).contains(delimited(text)));
        }
    }

    /** The texts and names of a document, and the YAML of what is a value of any kind. */
    private static void collect(JsonNode node, boolean named, Set<String> texts) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            texts.add(node.textValue());
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, false, texts));
        }
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            if (named) {
                texts.add(key);
                collect(value, false, texts);
            } else if (key.startsWith("x-")) {
                texts.add(key);
                texts.add(Yaml.rewrite(value));
            } else if (key.equals("enum")) {
                value.forEach(each -> texts.add(Yaml.rewrite(each)));
            } else if (!key.equals("default") || value.isTextual()) {
                collect(value, MAPS.contains(key), texts);
            }
        });
    }

    /** A text with its length, as it stands in a message of whatever kind. */
    private static String delimited(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = bytes.length;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write((rest & 0x7f) | 0x80);
        }
        out.write(rest);
        out.writeBytes(bytes);
        return out.toString(ISO_8859_1);
    }
}
