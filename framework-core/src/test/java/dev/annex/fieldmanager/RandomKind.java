package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A kind made up from a seed, of structs, maps and lists that merge in every way there is, and objects of it. */
final class RandomKind {

    private static final int DEEPEST = 3;
    private static final String API_VERSION = "g/v1";

    private final Random random;
    private final ObjectNode spec;
    private final Schema schema;

    RandomKind(long seed) {
        random = new Random(seed);
        spec = struct(0).put("x-kubernetes-map-type", "granular");
        ObjectNode declared = Json.object().put("type", "object");
        declared.putObject("properties").set("spec", spec);
        schema = ObjectSchemas.object(Schema.parse(declared));
    }

    Schema schema() {
        return schema;
    }

    FieldManager manager() {
        return FieldManager.of(Map.of(API_VERSION, schema), Set.of(), (object, from, to) -> object);
    }

    /** An object of the kind with nothing in it. */
    static ObjectNode nothing() {
        ObjectNode object = Json.object().put("apiVersion", API_VERSION).put("kind", "Thing");
        object.putObject("metadata").put("name", "x");
        return object;
    }

    /** A configuration that says something of some fields, and has no empty maps or lists. */
    ObjectNode configuration() {
        ObjectNode object = nothing();
        object.set("spec", value(spec));
        return object;
    }

    private ObjectNode type(int depth) {
        int kind = depth >= DEEPEST ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1 -> struct(depth);
            case 2 -> map(depth);
            case 3 -> list("atomic", type(depth + 1));
            case 4 -> list("set", scalar());
            case 5 -> keyed(depth);
            default -> scalar();
        };
    }

    private ObjectNode scalar() {
        return Json.object().put("type", List.of("string", "integer", "boolean").get(random.nextInt(3)));
    }

    private ObjectNode struct(int depth) {
        ObjectNode struct = Json.object().put("type", "object");
        ObjectNode properties = struct.putObject("properties");
        for (String name : List.of("a", "b", "c", "d").subList(0, 2 + random.nextInt(3))) {
            properties.set(name, type(depth + 1));
        }
        return struct.put("x-kubernetes-map-type", random.nextInt(4) == 0 ? "atomic" : "granular");
    }

    private ObjectNode map(int depth) {
        ObjectNode map = Json.object().put("type", "object");
        map.set("additionalProperties", type(depth + 1));
        return map.put("x-kubernetes-map-type", random.nextInt(3) == 0 ? "atomic" : "granular");
    }

    private static ObjectNode list(String type, ObjectNode items) {
        ObjectNode list = Json.object().put("type", "array").put("x-kubernetes-list-type", type);
        list.set("items", items);
        return list;
    }

    /** A list of structs that one or two fields tell apart. */
    private ObjectNode keyed(int depth) {
        ObjectNode items = struct(depth + 1);
        ObjectNode list = list("map", items);
        ArrayNode keys = list.putArray("x-kubernetes-list-map-keys");
        for (String key : List.of("k", "l").subList(0, 1 + random.nextInt(2))) {
            keys.add(key);
            items.withObjectProperty("properties")
                    .putObject(key)
                    .put("type", random.nextBoolean() ? "string" : "integer");
        }
        return list;
    }

    private JsonNode value(ObjectNode type) {
        return switch (type.get("type").textValue()) {
            case "string" ->
                Json.array().add(List.of("p", "q", "r").get(random.nextInt(3))).get(0);
            case "integer" -> Json.array().add(random.nextInt(3)).get(0);
            case "boolean" -> Json.array().add(random.nextBoolean()).get(0);
            case "array" -> elements(type);
            default -> type.has("properties") ? fields(type, Set.of()) : entries(type);
        };
    }

    private ObjectNode fields(ObjectNode type, Set<String> always) {
        List<String> names = new ArrayList<>();
        type.get("properties").fieldNames().forEachRemaining(names::add);
        String one = names.get(random.nextInt(names.size()));
        ObjectNode fields = Json.object();
        for (String name : names) {
            if (name.equals(one) || always.contains(name) || random.nextBoolean()) {
                fields.set(name, value((ObjectNode) type.get("properties").get(name)));
            }
        }
        return fields;
    }

    private ObjectNode entries(ObjectNode type) {
        ObjectNode entries = Json.object();
        for (int i = random.nextInt(2); i < 2; i++) {
            entries.set(List.of("x", "y", "z").get(random.nextInt(3)), value((ObjectNode)
                    type.get("additionalProperties")));
        }
        return entries;
    }

    private ArrayNode elements(ObjectNode type) {
        Set<String> keys = new HashSet<>();
        type.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.textValue()));
        boolean atomic = type.get("x-kubernetes-list-type").textValue().equals("atomic");
        ObjectNode items = (ObjectNode) type.get("items");
        ArrayNode elements = Json.array();
        Set<JsonNode> seen = new HashSet<>();
        for (int i = random.nextInt(3); i < 3; i++) {
            JsonNode element = keys.isEmpty() ? value(items) : fields(items, keys);
            JsonNode identity = keys.isEmpty() ? element : ((ObjectNode) element.deepCopy()).retain(List.copyOf(keys));
            if (atomic || seen.add(identity)) {
                elements.add(element);
            }
        }
        return elements;
    }
}
