package dev.annex.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A group with one namespaced kind that behaves as those do that are written in Go. */
record Rafts() implements ApiGroup {

    static final String PATH = "/apis/rafts.example.com/v1/namespaces/default/rafts";

    private static final String SCHEMA = """
            {"type":"object","properties":{"spec":{"type":"object","default":{},
             "properties":{"color":{"type":"string"},"crew":{"type":"array","items":{"type":"string"}}}}}}""";

    @Override
    public String name() {
        return "rafts.example.com";
    }

    @Override
    public List<RestStorage> resources() {
        VersionDefinition version = new VersionDefinition(
                "v1",
                true,
                true,
                false,
                "",
                Schema.parse((ObjectNode) LoopbackServer.json(SCHEMA)),
                List.of(),
                List.of(),
                false,
                null);
        return List.of(new RestStorage(
                new ResourceDefinition(
                        name(),
                        new ResourceNames("Raft", "RaftList", "rafts", "raft", List.of(), List.of()),
                        true,
                        Set.of(),
                        new Behaviour(false, false, false, false, false),
                        List.of(version)),
                Map.of()));
    }
}
