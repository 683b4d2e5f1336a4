package dev.annex.server;

import static dev.annex.server.LoopbackServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.AdmissionRequest;
import dev.annex.api.ValidatingAdmission;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of others that fails, in whatever way, fails one request, at once, and tells its client nothing of itself. */
class BrokenUserCodeTests {

    private static final String BOATS = Boats.path("v1");

    @AutoClose
    private final LoopbackServer server =
            LoopbackServer.start(new Boats(), Boats.converters().add(new Broken()));

    /** Fails by the name of what is written, if it carries the label. */
    private static final class Broken implements ValidatingAdmission<Boats.Boat> {

        @Override
        public void validate(AdmissionRequest<Boats.Boat> request) {
            Boats.Boat boat = request.object() == null ? request.old() : request.object();
            if (boat != null && boat.getMetadata().getLabels().containsKey("broken")) {
                fail(request.name());
            }
        }

        private static void fail(String how) {
            switch (how) {
                case "recursion" -> descend(how);
                case "missing" -> throw new NoClassDefFoundError("com/example/Gone");
                default -> throw new IllegalArgumentException("the secret of the server");
            }
        }

        private static void descend(String how) {
            fail(how);
        }
    }

    private static String boat(String name, String label) {
        return "{'apiVersion':'boats.example.com/v1','kind':'Boat','metadata':{'name':'%s','labels':{'%s':'1'}},'spec':{}}"
                .formatted(name, label)
                .replace('\'', '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"recursion", "missing", "exception"})
    void failsOneRequest(String how) {
        refused("POST", BOATS, boat(how, "broken"));
        server.ask("POST", BOATS, boat(how, "sound"));
        String path = BOATS + "/" + how;

        refused("PUT", path, boat(how, "broken"));
        assertThat(server.get(path).at("/metadata/labels").toString()).isEqualTo("{\"sound\":\"1\"}");
    }

    /** The client waits half as long as a request may take. */
    private void refused(String method, String path, String body) {
        HttpResponse<String> answer = server.send(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(500);
        JsonNode status = json(answer.body());
        assertThat(status.path("reason").asText()).isEqualTo("InternalError");
        assertThat(status.path("message").asText()).doesNotContain("secret", "Gone", "Overflow");
    }
}
