package dev.annex.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.api.FieldErrors;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random schemas and values. */
class ValidationPropertyTests {

    private static final int ROUNDS = 3_000;
    private static final List<String> TYPES = List.of("object", "array", "string", "integer", "number", "boolean");
    private static final List<String> NAMES = List.of("a", "b", "c");

    @Test
    void judgesAnythingAndToleratesWhatStays() {
        int invalid = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            ObjectNode schema = struct(random, 0);
            ObjectValidator validator = ObjectValidator.of(Schema.parse(schema), null, ValueRules.NONE);
            ObjectNode object = fields(random, schema, 0);

            FieldErrors created = new FieldErrors();
            validator.validateCreate(object, created);
            assertThat(Validation.causes(created)).as("seed %d", seed).allMatch(cause -> !cause.isBlank());
            invalid += created.isEmpty() ? 0 : 1;

            FieldErrors unchanged = new FieldErrors();
            validator.validateUpdate(object, object.deepCopy(), unchanged, tolerated -> {});
            assertThat(Validation.causes(unchanged)).as("seed %d", seed).isEmpty();

            FieldErrors changed = new FieldErrors();
            validator.validateUpdate(object, fields(random, schema, 0), changed, tolerated -> {});
            assertThat(Validation.causes(created)).as("seed %d", seed).containsAll(Validation.causes(changed));
        }
        assertThat(invalid).isBetween(ROUNDS / 10, ROUNDS);
    }

    private static ObjectNode struct(Random random, int depth) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        NAMES.forEach(name -> properties.set(name, schema(random, depth + 1)));
        if (random.nextInt(3) == 0) {
            schema.putArray("required").add("a").add("b");
        }
        return schema;
    }

    private static ObjectNode schema(Random random, int depth) {
        String type = TYPES.get(random.nextInt(depth > 3 ? 4 : 6) + (depth > 3 ? 2 : 0));
        ObjectNode schema =
                type.equals("object") ? struct(random, depth) : Json.object().put("type", type);
        if (type.equals("array")) {
            schema.set("items", schema(random, depth + 1));
            List<String> lists = List.of("atomic", "set", "map");
            String list = lists.get(random.nextInt(3));
            boolean structs = schema.path("items").path("type").asText().equals("object");
            schema.put("x-kubernetes-list-type", list.equals("map") && !structs ? "set" : list);
            schema.putArray("x-kubernetes-list-map-keys").add("a");
        }
        for (String bound : List.of("minLength", "minimum", "multipleOf", "maxItems", "minProperties")) {
            if (random.nextInt(3) == 0) {
                schema.put(bound, random.nextInt(4));
            }
        }
        if (random.nextInt(4) == 0) {
            ArrayNode parts = schema.putArray(List.of("anyOf", "allOf", "oneOf").get(random.nextInt(3)));
            parts.addObject().put("minimum", random.nextInt(5)).put("minLength", random.nextInt(5));
            parts.addObject()
                    .put("maximum", random.nextInt(5))
                    .putArray("required")
                    .add("c");
        }
        if (random.nextInt(5) == 0) {
            schema.put("pattern", "^[a-c]*$")
                    .put("format", List.of("date", "int32", "ipv4").get(random.nextInt(3)));
        }
        if (random.nextInt(6) == 0) {
            schema.putArray("enum").add("a").add(1).addNull();
        }
        return schema.put("nullable", random.nextBoolean());
    }

    private static ObjectNode fields(Random random, ObjectNode schema, int depth) {
        ObjectNode object = Json.object();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                object.set(
                        name,
                        value(random, (ObjectNode) schema.path("properties").path(name), depth + 1));
            }
        }
        return object;
    }

    private static JsonNode value(Random random, ObjectNode schema, int depth) {
        String type = schema.path("type").asText();
        if (random.nextInt(8) > 0 && type.equals("object")) {
            return fields(random, schema, depth);
        }
        boolean map = schema.path("x-kubernetes-list-type").asText().equals("map");
        if (type.equals("array") && (map || random.nextInt(8) > 0)) {
            ArrayNode list = Json.array();
            for (int i = random.nextInt(4); i > 0; i--) {
                ObjectNode items = (ObjectNode) schema.path("items");
                // elements of a map list that no key tells apart cannot be found again, in Kubernetes too
                list.add(map ? fields(random, items, depth).put("a", "key" + i) : value(random, items, depth + 1));
            }
            return list;
        }
        return switch (random.nextInt(8)) {
            case 0 -> Json.array().add(random.nextInt(3)).nullNode();
            case 1 -> Json.array().add(random.nextInt(3)).add("a");
            case 2 -> Json.array().booleanNode(random.nextBoolean());
            case 3, 4 -> Json.array().numberNode(random.nextInt(7) - 3);
            case 5 -> Json.array().numberNode(random.nextInt(9) / 2.0);
            default -> Json.array().textNode("abcd".substring(random.nextInt(5)));
        };
    }
}
