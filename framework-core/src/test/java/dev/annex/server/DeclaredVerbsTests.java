package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.Verb;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.RestStorage;
import dev.annex.storage.memory.MemoryStorage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A resource that serves only some verbs: routes, discovery and OpenAPI say the same. */
class DeclaredVerbsTests {

    private static LoopbackServer server;

    private record Ships(Set<Verb> verbs) implements ApiGroup {

        @Override
        public String name() {
            return "harbor.example.com";
        }

        @Override
        public List<RestStorage> resources() {
            ResourceDefinition all = LoopbackServer.ships();
            return List.of(new RestStorage(
                    new ResourceDefinition(
                            all.group(), all.names(), all.namespaced(), verbs, all.behaviour(), all.versions()),
                    Map.of()));
        }
    }

    @BeforeAll
    static void start() {
        server = LoopbackServer.start(new MemoryStorage(), new Ships(EnumSet.of(Verb.CREATE, Verb.GET, Verb.LIST)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void othersAreNotAllowed_R22() {
        server.ask("POST", LoopbackServer.SHIPS, LoopbackServer.ship("a", "red").toString());
        assertThat(server.get(LoopbackServer.SHIPS).path("items")).hasSize(1);
        String ship = LoopbackServer.SHIPS + "/a";
        for (String request :
                List.of("PUT " + ship, "PATCH " + ship, "DELETE " + ship, "DELETE " + LoopbackServer.SHIPS)) {
            String[] parts = request.split(" ");
            assertThat(server.send(
                                    parts[0],
                                    parts[1],
                                    LoopbackServer.ship("a", "blue").toString())
                            .statusCode())
                    .as(request)
                    .isEqualTo(405);
        }
        assertThat(server.send(server.request(LoopbackServer.SHIPS + "?watch=true"))
                        .statusCode())
                .isEqualTo(405);
        assertThat(server.get(ship).at("/spec/color").asText()).isEqualTo("red");
    }

    @Test
    void discoveryAndOpenApiSaySo_D07_D23() {
        assertThat(server.get("/apis/harbor.example.com/v1")
                        .at("/resources/0/verbs")
                        .toString())
                .isEqualTo("[\"get\",\"list\",\"create\"]");
        Set<String> actions = new TreeSet<>();
        for (JsonNode path :
                server.get("/openapi/v3/apis/harbor.example.com/v1").path("paths")) {
            path.findValuesAsText("x-kubernetes-action").forEach(actions::add);
        }
        assertThat(actions).containsExactly("get", "list", "post");
    }
}
