package dev.annex.server;

import static dev.annex.server.Harbor.SHIPS;
import static dev.annex.server.Harbor.ship;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.Verb;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A resource that serves only some verbs: routes, discovery and OpenAPI say the same. */
class DeclaredVerbsTests {

    @AutoClose
    private final LoopbackServer server =
            LoopbackServer.start(new Harbor(EnumSet.of(Verb.CREATE, Verb.GET, Verb.LIST)));

    @Test
    void othersAreNotAllowed_R22() {
        server.ask("POST", SHIPS, ship("a", "red").toString());
        assertThat(server.get(SHIPS).path("items")).hasSize(1);
        String ship = SHIPS + "/a";
        for (String request : List.of("PUT " + ship, "PATCH " + ship, "DELETE " + ship, "DELETE " + SHIPS)) {
            String[] parts = request.split(" ");
            assertThat(server.send(parts[0], parts[1], ship("a", "blue").toString())
                            .statusCode())
                    .as(request)
                    .isEqualTo(405);
        }
        assertThat(server.fetch(SHIPS + "?watch=true").statusCode()).isEqualTo(405);
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
