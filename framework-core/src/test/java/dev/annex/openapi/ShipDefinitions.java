package dev.annex.openapi;

import dev.annex.scheme.Behaviour;
import dev.annex.scheme.PrinterColumn;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import java.util.List;
import java.util.Set;

/** A resource that behaves as a CustomResourceDefinition's, with everything that one can declare. */
public final class ShipDefinitions {

    private static final String SCHEMA = """
        {"type":"object","description":"A ship.","required":["spec"],"properties":{
          "spec":{"type":"object","required":["hull","note"],"properties":{
            "replicas":{"type":"integer","format":"int32","default":1},
            "hull":{"type":"string","enum":["steel","wood"]},
            "note":{"type":"string","nullable":true},
            "port":{"x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},{"type":"string"}]},
            "freight":{"type":"object","x-kubernetes-preserve-unknown-fields":true,
              "properties":{"weight":{"type":"integer"}}},
            "pilot":{"type":"object","x-kubernetes-embedded-resource":true}}},
          "status":{"type":"object","properties":{"replicas":{"type":"integer","format":"int32"}}}}}
        """;

    private ShipDefinitions() {}

    public static ResourceDefinition ships() {
        return new ResourceDefinition(
                "harbor.example.com",
                new ResourceNames("Ship", "ShipList", "ships", "ship", List.of("sh"), List.of("all", "fleet")),
                true,
                Set.of(),
                new Behaviour(false, true, true, true, true),
                List.of(new VersionDefinition(
                        "v1",
                        true,
                        true,
                        true,
                        "ships have sailed",
                        WardleDefinitions.schema(SCHEMA),
                        List.of(new PrinterColumn("Hull", "string", "", "of what", 1, ".spec.hull")),
                        List.of(".spec.hull"),
                        true,
                        new ScaleDefinition(".spec.replicas", ".status.replicas", ""))));
    }
}
