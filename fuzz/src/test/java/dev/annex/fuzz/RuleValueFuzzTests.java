package dev.annex.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.annex.api.FieldErrors;
import dev.annex.cel.ValidationRules;
import dev.annex.codec.Json;
import dev.annex.codec.Yaml;
import dev.annex.fuzz.RawClient.Answer;
import dev.annex.schema.validation.ObjectValidator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that are held against rules, patterns and formats (section 6 of the protocol). */
@ExtendWith(BufferLeaks.class)
class RuleValueFuzzTests {

    private static final FuzzedServer SERVER = FuzzedServer.start();
    private static final String DURATION = "3m";
    private static final String HEAD =
            "{\"apiVersion\":\"rules.example.com/v1\",\"kind\":\"Buoy\",\"metadata\":{\"name\":\"target\"},\"spec\":";
    private static final byte[] SMALL = (HEAD + "{\"low\":1,\"text\":\"ab\"}}").getBytes(StandardCharsets.UTF_8);

    private static final ObjectValidator VALIDATOR =
            ObjectValidator.of(Buoys.schema(), null, ValidationRules.of(Buoys.schema()));

    /** The specification of an object that is made, changed from and to another one, and patched. */
    @DictionaryFile(resourcePath = "values.dict")
    @FuzzTest(maxDuration = DURATION)
    void spec(byte[] bytes) {
        byte[] object = (HEAD + new String(bytes, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8);
        String target = Buoys.BUOYS + "/target";
        Answer made = SERVER.ask("POST", Buoys.BUOYS, "application/json", object);
        if (made.successful()) {
            SERVER.judgeReadable(target);
        } else {
            SERVER.ask("POST", Buoys.BUOYS, "application/json", SMALL);
        }
        SERVER.ask("PUT", target, "application/json", object);
        SERVER.ask("PUT", target, "application/json", SMALL);
        SERVER.ask("PATCH", target + "?fieldManager=m&force=true", "application/apply-patch+yaml", object);
        SERVER.ask("DELETE", target, "", FuzzedServer.NOTHING);
    }

    /** The same values again and again within one text or list: nothing may take more than in proportion. */
    @DictionaryFile(resourcePath = "values.dict")
    @FuzzTest(maxDuration = DURATION)
    void repeated(byte[] bytes) {
        JsonNode spec;
        try {
            spec = Yaml.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return;
        }
        ObjectNode object = Json.object();
        object.set("spec", longer(spec));
        Effort.bounded(() -> VALIDATOR.validateCreate(object, new FieldErrors()));
        Effort.bounded(() -> VALIDATOR.validateUpdate(object, object, new FieldErrors(), tolerated -> {}));
    }

    private static final int TEXT = 20_000;
    private static final int LIST = 500;

    private static JsonNode longer(JsonNode value) {
        if (value instanceof TextNode text && !text.textValue().isEmpty()) {
            return TextNode.valueOf(
                    text.textValue().repeat(Math.max(1, TEXT / text.textValue().length())));
        }
        if (value instanceof ArrayNode list && !list.isEmpty()) {
            ArrayNode longer = Json.array();
            while (longer.size() < LIST) {
                longer.addAll(list);
            }
            return longer;
        }
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(longer(field.getValue())));
        }
        return value;
    }
}
