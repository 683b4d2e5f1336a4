package dev.annex.schema.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The formats, by what a real kube-apiserver accepted and refused. */
class TextFormatsTests {

    @TestFactory
    Stream<DynamicTest> recorded() throws IOException {
        try (InputStream json = TextFormatsTests.class.getResourceAsStream("/conformance/formats.json")) {
            JsonNode formats =
                    Json.mapper().readTree(Objects.requireNonNull(json)).path("formats");
            return formats.properties().stream()
                    .filter(format -> TextFormats.find(format.getKey()).isPresent())
                    .map(format ->
                            DynamicTest.dynamicTest(format.getKey(), () -> judge(format.getKey(), format.getValue())));
        }
    }

    private static void judge(String name, JsonNode texts) {
        Predicate<String> rule = TextFormats.find(name).orElseThrow();
        assertThat(texts.path("accepted")).map(JsonNode::textValue).allMatch(rule);
        assertThat(texts.path("refused")).map(JsonNode::textValue).noneMatch(rule);
    }

    @Test
    void knowsWhatKubernetesKnows() {
        assertThat(TextFormats.find("date-time")).isPresent();
        assertThat(TextFormats.find("datetime")).isPresent();
        assertThat(TextFormats.find("k8s-long-name")).isPresent();
        assertThat(TextFormats.find("int32")).isEmpty();
        assertThat(TextFormats.find("telephone")).isEmpty();
    }
}
