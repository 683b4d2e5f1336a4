package dev.annex.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.codec.Json;
import dev.annex.schema.Defaulting;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.ValueRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What expressions come to in kube-apiserver 1.36.2, recorded in {@code expressions.json}: groups of them over a schema
 * and its values. Each is the message of a rule that does not hold, so that the answer says its value; or, behind an
 * exclamation mark, why it has none.
 */
class ExpressionsTests {

    private static final String MISMATCH =
            ": call arguments did not match a supported operator, function or macro signature for rule: ";

    static JsonNode resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(ExpressionsTests.class.getResourceAsStream(name))) {
            return Json.parse(stream.readAllBytes());
        }
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @TestFactory
    Stream<DynamicTest> comeToTheSame() throws IOException {
        return elements(resource("expressions.json"))
                .map(group -> DynamicTest.dynamicTest(group.path("name").asText(), () -> check(group)));
    }

    private static void check(JsonNode group) {
        List<String> expressions = new ArrayList<>();
        group.path("results").fieldNames().forEachRemaining(expressions::add);
        ObjectNode object = Json.object().put("type", "object");
        object.putObject("properties").set("v", withRules(group.path("schema").deepCopy(), expressions));
        Schema schema = Schema.parse(object);
        ValueRules rules = ValidationRules.of(schema);
        List<String> wanted = new ArrayList<>();
        List<String> found = new ArrayList<>();
        int index = 0;
        for (JsonNode value : group.path("values")) {
            ObjectNode given = Json.object();
            given.set("v", value.deepCopy());
            Defaulting.apply(given, schema);
            Iterator<FieldError> errors = rules.validate(given, null, FieldPath.root(), tolerated -> {})
                    .iterator();
            for (String expression : expressions) {
                String before = value + " " + expression + " = ";
                wanted.add(before
                        + group.path("results").path(expression).path(index).asText());
                found.add(before + result(errors.next().detail(), rule(expression)));
            }
            index++;
        }
        assertThat(found).containsExactlyElementsOf(wanted);
    }

    private static JsonNode withRules(ObjectNode schema, List<String> expressions) {
        ArrayNode rules = schema.putArray("x-kubernetes-validations");
        for (String expression : expressions) {
            rules.addObject()
                    .put("rule", rule(expression))
                    .put("messageExpression", "'%s'.format([" + expression + "])");
        }
        return schema;
    }

    private static String rule(String expression) {
        return "'%s'.format([" + expression + "]) == '.'";
    }

    private static String result(String detail, String rule) {
        for (String end : List.of(" evaluating rule: " + rule, MISMATCH + rule)) {
            if (detail.endsWith(end)) {
                return "! " + detail.substring(0, detail.length() - end.length());
            }
        }
        return detail.equals("failed rule: " + rule) ? "? " : detail;
    }
}
