package dev.annex.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.VersionDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The resources of Kubernetes' sample-apiserver, declared by hand. */
public final class WardleDefinitions {

    public static final String GROUP = "wardle.example.com";

    private static final Behaviour NATIVE = new Behaviour(false, true, false, false, false);

    private static final String FLUNDER_V1ALPHA1 = """
        {"type":"object","properties":{
          "spec":{"type":"object","default":{},"properties":{
            "reference":{"type":"string"},"referenceType":{"type":"string"}}},
          "status":{"type":"object","default":{}}}}
        """;
    private static final String FLUNDER_V1BETA1 = """
        {"type":"object","properties":{
          "spec":{"type":"object","default":{},"properties":{"flunderReference":{"type":"string"},
            "fischerReference":{"type":"string"},"referenceType":{"type":"string"}}},
          "status":{"type":"object","default":{}}}}
        """;
    private static final String FISCHER = """
        {"type":"object","properties":{"disallowedFlunders":
          {"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"atomic"}}}
        """;

    private WardleDefinitions() {}

    public static List<ResourceDefinition> all() {
        return List.of(flunders(), fischers());
    }

    public static ResourceDefinition flunders() {
        return new ResourceDefinition(
                GROUP,
                new ResourceNames("Flunder", "FlunderList", "flunders", "flunder", List.of(), List.of()),
                true,
                Set.of(),
                NATIVE,
                List.of(version("v1alpha1", true, FLUNDER_V1ALPHA1), version("v1beta1", false, FLUNDER_V1BETA1)));
    }

    public static ResourceDefinition fischers() {
        return new ResourceDefinition(
                GROUP,
                new ResourceNames("Fischer", "FischerList", "fischers", "fischer", List.of(), List.of()),
                false,
                Set.of(),
                NATIVE,
                List.of(version("v1alpha1", true, FISCHER)));
    }

    public static Schema schema(String json) {
        return Schema.parse((ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static VersionDefinition version(String name, boolean storage, String schema) {
        return new VersionDefinition(name, true, storage, false, "", schema(schema), List.of(), List.of(), false, null);
    }
}
