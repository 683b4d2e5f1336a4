package dev.annex.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Yaml;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A group with one kind that has rules, patterns and formats of every sort. */
record Buoys() implements ApiGroup {

    static final String BUOYS = "/apis/rules.example.com/v1/namespaces/default/buoys";

    static Schema schema() {
        try (InputStream schema = Objects.requireNonNull(Buoys.class.getResourceAsStream("buoys.yaml"))) {
            return Schema.parse((ObjectNode) Yaml.read(new String(schema.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "rules.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        VersionDefinition version =
                new VersionDefinition("v1", true, true, false, "", schema(), List.of(), List.of(), false, null);
        return List.of(new RestStorage(
                new ResourceDefinition(
                        name(),
                        new ResourceNames("Buoy", "BuoyList", "buoys", "buoy", List.of(), List.of()),
                        true,
                        Set.of(),
                        new Behaviour(false, true, true, true, true),
                        List.of(version)),
                Map.of()));
    }
}
