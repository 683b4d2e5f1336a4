package dev.annex.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldPath;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules read out of texts, they read in a time that does not grow with the square of the text. */
class LongTextTests {

    private static final int LENGTH = 300_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double(self) == 1.0",
                "uint(self) == 1u",
                "int(self) == 1",
                "duration(self) == duration('1s')",
                "timestamp(self) == timestamp('2020-01-01T00:00:00Z')",
                "isQuantity(self)",
                "isSemver(self)",
                "isIP(self)",
                "isCIDR(self)",
                "isURL(self)"
            })
    void takesNoTimeOverLongTexts(String rule) {
        ObjectNode schema = Json.object().put("type", "string").put("maxLength", LENGTH);
        schema.putArray("x-kubernetes-validations").addObject().put("rule", rule);
        ObjectNode object = Json.object().put("type", "object");
        object.putObject("properties").set("v", schema);
        var rules = ValidationRules.of(Schema.parse(object));
        for (String text : new String[] {"1".repeat(LENGTH), "1".repeat(LENGTH - 1) + "x", "1s".repeat(LENGTH / 2)}) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThat(rules.validate(Json.object().put("v", text), null, FieldPath.root(), unused -> {}))
                            .hasSizeLessThan(2));
        }
    }
}
