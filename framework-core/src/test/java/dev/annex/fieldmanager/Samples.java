package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Objects of a kind that has a field of every sort, in two versions that differ in nothing but their names. */
final class Samples {

    static final String V1 = "g/v1";
    static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");

    static final Schema SCHEMA = ObjectSchemas.object(Schema.parse(json("""
            {"type":"object","properties":{"spec":{"type":"object","properties":{
              "a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"},
              "l":{"type":"object","additionalProperties":{"type":"string"}},
              "set":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
              "keyed":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],
                "items":{"type":"object","properties":{"k":{"type":"string"},"v":{"type":"integer"}}}},
              "atomic":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}}}}}}""")));

    private Samples() {}

    static FieldManager fieldManager() {
        return FieldManager.of(Map.of(V1, SCHEMA, "g/v2", SCHEMA), Set.of(), (object, from, to) -> {
            ObjectNode copy = object.deepCopy();
            copy.put("apiVersion", to);
            return copy;
        });
    }

    static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode object(String spec) {
        return json("{'apiVersion':'g/v1','kind':'K','metadata':{'name':'x','namespace':'ns'},'spec':" + spec + "}");
    }

    /** The object as the server would have stored it. */
    static ObjectNode live(ObjectNode object) {
        object.withObject("/metadata").put("uid", "u");
        return object;
    }

    static List<String> managers(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.at("/metadata/managedFields")
                .forEach(entry -> names.add(entry.path("manager").asText()));
        return names;
    }

    static JsonNode entry(ObjectNode object, String manager) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry;
            }
        }
        throw new AssertionError(manager + " owns nothing: " + object);
    }
}
