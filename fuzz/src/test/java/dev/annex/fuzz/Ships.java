package dev.annex.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A group with one kind of every kind of field, once as a custom resource and once as a native one. */
record Ships() implements ApiGroup {

    /** Behaves as resources of CustomResourceDefinitions do. */
    static final String SHIPS = "/apis/harbor.example.com/v1/namespaces/default/ships";

    /** Behaves as Kubernetes' own types do: with strategic merge patches, without pruning. */
    static final String RAFTS = "/apis/harbor.example.com/v1/namespaces/default/rafts";

    private static final String SCHEMA = """
        {"type":"object","properties":{
          "spec":{"type":"object","required":["color"],"properties":{
            "color":{"type":"string","enum":["red","blue"],"default":"red"},
            "length":{"type":"integer","format":"int32","minimum":0},
            "weight":{"type":"number"},
            "afloat":{"type":"boolean","nullable":true},
            "berth":{"x-kubernetes-int-or-string":true},
            "launched":{"type":"string","format":"date-time"},
            "flags":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
            "route":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},
            "crew":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],
              "x-kubernetes-patch-strategy":"merge","x-kubernetes-patch-merge-key":"name",
              "items":{"type":"object","required":["name"],"properties":{
                "name":{"type":"string"},"rank":{"type":"integer","default":1},
                "tags":{"type":"object","additionalProperties":{"type":"string"}}}}},
            "decks":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["level","side"],
              "items":{"type":"object","required":["level"],"properties":{
                "level":{"type":"integer"},"side":{"type":"string","default":"port"},"use":{"type":"string"}}}},
            "owner":{"type":"object","x-kubernetes-map-type":"atomic","properties":{
              "name":{"type":"string"},"kind":{"type":"string"}}},
            "template":{"type":"object","x-kubernetes-embedded-resource":true,
              "x-kubernetes-preserve-unknown-fields":true},
            "anything":{"x-kubernetes-preserve-unknown-fields":true}}},
          "status":{"type":"object","properties":{
            "phase":{"type":"string"},"length":{"type":"integer"},"selector":{"type":"string"},
            "conditions":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["type"],
              "items":{"type":"object","required":["type"],"properties":{
                "type":{"type":"string"},"status":{"type":"string"}}}}}}}}
        """;

    @Override
    public String name() {
        return "harbor.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        return List.of(
                new RestStorage(definition("Ship", "ships", true), Map.of()),
                new RestStorage(definition("Raft", "rafts", false), Map.of()));
    }

    static Schema schema() {
        return Schema.parse((ObjectNode) Json.parse(SCHEMA.getBytes(StandardCharsets.UTF_8)));
    }

    private static ResourceDefinition definition(String kind, String plural, boolean custom) {
        VersionDefinition version = new VersionDefinition(
                "v1",
                true,
                true,
                false,
                "",
                schema(),
                List.of(
                        new PrinterColumn("Color", "string", "", "", 0, ".spec.color"),
                        new PrinterColumn("Launched", "date", "", "", 0, ".spec.launched"),
                        new PrinterColumn("Mate", "string", "", "", 1, ".spec.crew[1].name")),
                List.of(".spec.color", ".spec.length"),
                true,
                new ScaleDefinition(".spec.length", ".status.length", ".status.selector"));
        String singular = plural.substring(0, plural.length() - 1);
        return new ResourceDefinition(
                "harbor.example.com",
                new ResourceNames(kind, kind + "List", plural, singular, List.of(), List.of()),
                true,
                Set.of(),
                new Behaviour(!custom, true, true, true, custom),
                List.of(version));
    }

    /** An object that has every field. */
    static String object(String kind, String name) {
        return """
            {"apiVersion":"harbor.example.com/v1","kind":"%s","metadata":{"name":"%s","labels":{"fleet":"north"},
             "annotations":{"a":"b"}},"spec":{"color":"blue","length":3,"weight":1.5,"afloat":true,"berth":"7",
             "launched":"2020-01-02T03:04:05Z","flags":["a","b"],"route":["x","y"],
             "crew":[{"name":"ann","rank":2,"tags":{"k":"v"}},{"name":"bob"}],
             "decks":[{"level":1,"side":"port","use":"sun"},{"level":1,"side":"starboard"}],
             "owner":{"name":"o","kind":"K"},"template":{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"}},
             "anything":{"x":[1,"two",null]}}}
            """.formatted(kind, name);
    }
}
