package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.api.FieldPath;
import dev.annex.cel.ValidationRules;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.ObjectValidator;
import dev.annex.schema.validation.ValueRules;
import java.nio.charset.StandardCharsets;

/** What developers may write into schemas: rules, their messages, patterns. Whatever it is, they are told in a sentence. */
class RuleFuzzTests {

    private static final String DURATION = "3m";

    private static final ObjectNode OBJECT = object("""
        {"v":{"i":3,"d":1.5,"s":"a-b","b":true,"l":[1,2,3],"t":["x","y"],"m":{"k":"v","w":"1"},"at":"2020-01-02T03:04:05Z",
          "is":"7","o":{"n":null,"x":[1]},"e":[{"k":"a","n":1},{"k":"b"}]}}""");

    private static final ObjectNode SCHEMA = object("""
        {"type":"object","properties":{"v":{"type":"object","properties":{
          "i":{"type":"integer"},"d":{"type":"number"},"s":{"type":"string","maxLength":100},"b":{"type":"boolean"},
          "l":{"type":"array","maxItems":10,"items":{"type":"integer"}},
          "t":{"type":"array","maxItems":10,"x-kubernetes-list-type":"set","items":{"type":"string","maxLength":9}},
          "m":{"type":"object","maxProperties":10,"additionalProperties":{"type":"string","maxLength":9}},
          "at":{"type":"string","format":"date-time"},"is":{"x-kubernetes-int-or-string":true},
          "o":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
          "e":{"type":"array","maxItems":5,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],
            "items":{"type":"object","properties":{"k":{"type":"string"},"n":{"type":"integer"}}}}}}}}""");

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A rule among others, which must not keep the rest from being compiled. */
    @DictionaryFile(resourcePath = "rules.dict")
    @FuzzTest(maxDuration = DURATION)
    void rule(byte[] bytes) {
        ObjectNode rule = Json.object().put("rule", text(bytes)).put("message", "no");
        Effort.bounded(() -> judge(rule, bytes));
    }

    @DictionaryFile(resourcePath = "rules.dict")
    @FuzzTest(maxDuration = DURATION)
    void messageExpression(byte[] bytes) {
        ObjectNode rule = Json.object().put("rule", "1 > 2").put("messageExpression", text(bytes));
        Effort.bounded(() -> judge(rule, bytes));
    }

    private static void judge(ObjectNode rule, byte[] bytes) {
        ObjectNode schema = SCHEMA.deepCopy();
        ArrayNode rules =
                schema.withObjectProperty("properties").withObjectProperty("v").putArray("x-kubernetes-validations");
        rules.add(rule);
        ValueRules compiled;
        try {
            compiled = ValidationRules.of(Schema.parse(schema));
        } catch (IllegalArgumentException e) {
            Judge.judgeSentence(e, bytes);
            return;
        }
        compiled.validate(OBJECT, null, FieldPath.root(), tolerated -> {});
        compiled.validate(OBJECT, OBJECT, FieldPath.root(), tolerated -> {});
    }

    /** The first line is a pattern, what follows a text that should match it. */
    @DictionaryFile(resourcePath = "patterns.dict")
    @FuzzTest(maxDuration = DURATION)
    void pattern(byte[] bytes) {
        String[] lines = text(bytes).split("\n", 2);
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("properties").putObject("v").put("type", "string").put("pattern", lines[0]);
        Effort.bounded(() -> {
            ObjectValidator validator;
            try {
                validator = ObjectValidator.of(Schema.parse(schema), null, ValueRules.NONE);
            } catch (IllegalArgumentException e) {
                Judge.judgeSentence(e, bytes);
                return;
            }
            String text = lines.length < 2 ? lines[0] : lines[1];
            validator.validateCreate(Json.object().put("v", text), new FieldErrors());
        });
    }
}
