package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes values that a schema describes: every field is there sometimes, required ones and the wanted one always. */
final class RandomObject {

    private static final int MOST_ELEMENTS = 3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final String wanted;
    private final double density;
    private final boolean nulls;

    /**
     * A source of values.
     *
     * @param wanted the path of a field that is to be there, as {@link dev.annex.schema.SchemaFields} has it
     * @param density how likely any other field is there, from 0 to 1
     * @param nulls whether null is a value where the schema says so, although a default would take its place in a class
     */
    RandomObject(Random random, String wanted, double density, boolean nulls) {
        this.random = random;
        this.wanted = wanted;
        this.density = density;
        this.nulls = nulls;
    }

    /** The fields of an object beside apiVersion, kind and metadata. */
    ObjectNode of(Schema schema) {
        return fields(schema, "");
    }

    private boolean wanted(String path) {
        return wanted.equals(path)
                || wanted.startsWith(path + ".")
                || wanted.startsWith(path + "[")
                || wanted.startsWith(path + "{");
    }

    private ObjectNode fields(Schema schema, String path) {
        Set<String> required = new HashSet<>();
        schema.json().path("required").forEach(name -> required.add(name.asText()));
        ObjectNode object = Json.object();
        schema.properties().forEach((name, field) -> {
            String place = path.isEmpty() ? name : path + "." + name;
            if (required.contains(name) || wanted(place) || random.nextDouble() < density) {
                value(field, place).ifPresent(value -> object.set(name, value));
            }
        });
        return object;
    }

    /** A value; empty if the schema asks for what cannot be made here. */
    private Optional<JsonNode> value(Schema schema, String path) {
        JsonNode json = schema.json();
        if (schema.nullable() && nulls && !wanted(path) && random.nextInt(5) == 0) {
            return Optional.of(NODES.nullNode());
        }
        JsonNode choices = json.path("enum");
        if (!choices.isEmpty()) {
            return Optional.of(choices.get(random.nextInt(choices.size())));
        }
        return switch (schema.type()) {
            case OBJECT -> Optional.of(object(schema, path));
            case ARRAY -> Optional.of(list(schema, path));
            case STRING -> RandomText.of(json, random).map(NODES::textNode);
            case INTEGER -> Optional.of(RandomNumber.integer(json, random));
            case NUMBER -> Optional.of(RandomNumber.decimal(json, random));
            case BOOLEAN -> Optional.of(NODES.booleanNode(random.nextBoolean()));
            case INT_OR_STRING ->
                json.has("pattern") || random.nextBoolean()
                        ? RandomText.of(json, random).map(NODES::textNode)
                        : Optional.of(RandomNumber.integer(json, random));
            case ANY -> Optional.of(anything());
        };
    }

    private JsonNode anything() {
        return switch (random.nextInt(3)) {
            case 0 -> NODES.textNode(RandomText.key(random));
            case 1 -> NODES.numberNode(random.nextInt(1000));
            default -> Json.object().put("some", random.nextInt(1000));
        };
    }

    private ObjectNode object(Schema schema, String path) {
        ObjectNode object = fields(schema, path);
        Schema values = schema.additionalProperties();
        if (values != null) {
            int most = Math.min(schema.json().path("maxProperties").asInt(MOST_ELEMENTS), MOST_ELEMENTS);
            int least = Math.max(schema.json().path("minProperties").asInt(0), wanted(path + "{}") ? 1 : 0);
            for (int i = count(least, most); i > 0; i--) {
                value(values, path + "{}").ifPresent(value -> object.set(RandomText.key(random), value));
            }
        }
        if (schema.preserveUnknownFields() && random.nextBoolean()) {
            object.put("unknown", RandomText.key(random));
        }
        if (schema.embeddedResource()) {
            object.put("apiVersion", "example.com/v1").put("kind", "Thing");
            object.putObject("metadata").put("name", "thing");
        }
        return object;
    }

    private int count(int least, int most) {
        return most <= least ? least : least + random.nextInt(most - least + 1);
    }

    private ArrayNode list(Schema schema, String path) {
        ArrayNode list = Json.array();
        Schema items = schema.items();
        if (items == null) {
            return list;
        }
        int least = Math.max(schema.json().path("minItems").asInt(0), wanted(path + "[]") ? 1 : 0);
        int most = Math.min(schema.json().path("maxItems").asInt(MOST_ELEMENTS), Math.max(least, MOST_ELEMENTS));
        Set<Object> seen = new HashSet<>();
        for (int i = count(least, most); i > 0; i--) {
            value(items, path + "[]").ifPresent(element -> {
                if (schema.listType() == Schema.ListType.MAP && element instanceof ObjectNode struct) {
                    addKeys(struct, items, schema.listMapKeys());
                }
                if (schema.listType() == Schema.ListType.ATOMIC || seen.add(identity(element, schema))) {
                    list.add(element);
                }
            });
        }
        return list;
    }

    /** Elements of a map list have all of their keys, but for those that have a default. */
    private void addKeys(ObjectNode struct, Schema items, List<String> keys) {
        for (String key : keys) {
            Schema field = items.properties().get(key);
            if (field != null && !struct.has(key)) {
                value(field, "").ifPresent(value -> struct.set(key, value));
            }
        }
    }

    private static Object identity(JsonNode element, Schema list) {
        return list.listType() == Schema.ListType.MAP && element instanceof ObjectNode struct
                ? struct.deepCopy().retain(list.listMapKeys())
                : element;
    }
}
