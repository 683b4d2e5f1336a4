package dev.annex.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.ScaleDefinition;
import dev.annex.scheme.VersionDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** The group that CustomResourceDefinitions in a file describe, with what matters to the validation of its objects. */
record CustomResources(String name, List<RestStorage> resources) implements ApiGroup {

    static CustomResources read(String file) {
        List<RestStorage> resources = new ArrayList<>();
        try (InputStream yaml = CustomResources.class.getResourceAsStream(file)) {
            for (Object document : new Yaml().loadAll(Objects.requireNonNull(yaml, file))) {
                JsonNode definition = Json.mapper().valueToTree(document);
                resources.add(new RestStorage(resource(definition.path("spec")), Map.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CustomResources(resources.get(0).definition().group(), resources);
    }

    private static ResourceDefinition resource(JsonNode spec) {
        JsonNode names = spec.path("names");
        List<VersionDefinition> versions = new ArrayList<>();
        spec.path("versions").forEach(version -> versions.add(version(version)));
        return new ResourceDefinition(
                spec.path("group").asText(),
                new ResourceNames(
                        names.path("kind").asText(),
                        names.path("kind").asText() + "List",
                        names.path("plural").asText(),
                        names.path("singular").asText(),
                        List.of(),
                        List.of()),
                spec.path("scope").asText().equals("Namespaced"),
                Set.of(),
                new Behaviour(false, false, true, true, true),
                versions);
    }

    private static VersionDefinition version(JsonNode version) {
        JsonNode scale = version.path("subresources").path("scale");
        ObjectNode schema = (ObjectNode) version.path("schema").path("openAPIV3Schema");
        return new VersionDefinition(
                version.path("name").asText(),
                true,
                version.path("storage").asBoolean(),
                false,
                "",
                Schema.parse(schema),
                List.of(),
                List.of(),
                version.path("subresources").has("status"),
                scale.isMissingNode()
                        ? null
                        : new ScaleDefinition(
                                scale.path("specReplicasPath").asText(),
                                scale.path("statusReplicasPath").asText(),
                                scale.path("labelSelectorPath").asText()));
    }
}
