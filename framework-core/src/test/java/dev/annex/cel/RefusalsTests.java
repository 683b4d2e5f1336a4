package dev.annex.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What kube-apiserver 1.36.2 finds wrong with the rules of a CustomResourceDefinition, recorded in {@code
 * refusals.json}, estimated costs included. Of the rule itself, which it prints as Go prints structs, it says {@code {}}.
 */
class RefusalsTests {

    @TestFactory
    Stream<DynamicTest> areTheSame() throws IOException {
        return ExpressionsTests.elements(ExpressionsTests.resource("refusals.json"))
                .map(each -> DynamicTest.dynamicTest(each.path("name").asText(), () -> check(each)));
    }

    private static void check(JsonNode recorded) {
        var object = Json.object().put("type", "object");
        object.putObject("properties").set("v", recorded.path("schema"));
        List<String> wanted = ExpressionsTests.elements(recorded.path("refused"))
                .map(JsonNode::asText)
                .toList();

        assertThat(refusals(Schema.parse(object))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> refusals(Schema schema) {
        try {
            ValidationRules.of(schema);
            return List.of();
        } catch (IllegalArgumentException e) {
            String text = e.getMessage().replaceAll("(?s)Invalid value: \\{\"rule\".*?\\}: ", "Invalid value: {}: ");
            return List.of(text.split("\n(?=openAPI)"));
        }
    }
}
