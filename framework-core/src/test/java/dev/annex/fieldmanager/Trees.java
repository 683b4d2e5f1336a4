package dev.annex.fieldmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.ObjectSchemas;
import dev.annex.schema.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Objects and schemas written as JSON with single quotes, and a resource with a field of every kind. */
final class Trees {

    static final String VERSION = "harbor.example.com/v1";
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Instant LATER = NOW.plusSeconds(60);

    static final Schema SHIP = ObjectSchemas.object(Schema.parse(tree("""
            {'type': 'object', 'properties': {
              'spec': {'type': 'object', 'properties': {
                'class': {'type': 'string'},
                'replicas': {'type': 'integer'},
                'active': {'type': 'boolean'},
                'launched': {'type': 'string', 'format': 'date-time'},
                'speed': {'x-kubernetes-int-or-string': true},
                'tags': {'type': 'array', 'items': {'type': 'string'}},
                'holds': {'type': 'array', 'x-kubernetes-list-type': 'set', 'items': {'type': 'string'}},
                'levels': {'type': 'array', 'x-kubernetes-list-type': 'set', 'items': {'type': 'integer'}},
                'ports': {'type': 'array', 'x-kubernetes-list-type': 'map',
                  'x-kubernetes-list-map-keys': ['port', 'protocol'],
                  'items': {'type': 'object', 'properties': {
                    'port': {'type': 'integer'}, 'protocol': {'type': 'string', 'default': 'TCP'},
                    'name': {'type': 'string'}, 'weight': {'type': 'integer'}}}},
                'crew': {'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'],
                  'items': {'type': 'object', 'properties': {
                    'name': {'type': 'string'}, 'rank': {'type': 'string'}}}},
                'manifest': {'type': 'object', 'additionalProperties': {'type': 'string'}},
                'ballast': {'type': 'object', 'x-kubernetes-map-type': 'atomic', 'properties': {
                  'left': {'type': 'integer'}, 'right': {'type': 'integer'}}},
                'dock': {'type': 'object', 'properties': {
                  'side': {'type': 'string'}, 'lamp': {'type': 'object', 'properties': {
                    'color': {'type': 'string'}}}}},
                'extras': {'type': 'object', 'x-kubernetes-preserve-unknown-fields': true},
                'anything': {'x-kubernetes-preserve-unknown-fields': true}
              }},
              'status': {'type': 'object', 'properties': {'replicas': {'type': 'integer'}}}
            }}""")));

    private Trees() {}

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A ship of that spec that does not exist yet, or is a configuration to be applied. */
    static ObjectNode ship(String spec) {
        return ship(tree(spec));
    }

    static ObjectNode ship(ObjectNode spec) {
        ObjectNode ship = tree("{'apiVersion': '" + VERSION + "', 'kind': 'Ship', 'metadata': {'name': 'one'}}");
        ship.set("spec", spec);
        return ship;
    }

    static ObjectNode nothing() {
        return tree("{'apiVersion': '" + VERSION + "', 'kind': 'Ship'}");
    }

    static FieldManager manager() {
        return FieldManager.of(Map.of(VERSION, SHIP), Set.of(VERSION), (object, from, to) -> object);
    }

    /** The object as it is once it has been stored for the first time. */
    static ObjectNode stored(ObjectNode object) {
        object.withObjectProperty("metadata").put("uid", "11111111-2222-3333-4444-555555555555");
        return object;
    }
}
