package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.annex.test.conformance.ThingServer.Fault;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReplayTests {

    private final Recording things = Recording.fromResource("conformance/things.json");

    @ParameterizedTest
    @ValueSource(strings = {"create-then-get", "create-large", "watch-two", "watch-nothing", "get-nothing"})
    void rightAnswersPass(String id) throws Exception {
        assertThat(replay(id).describe()).contains("in 0 of ");
    }

    @Test
    void aValueThatShouldHaveStayedEqualIsADifference() throws Exception {
        assertThat(replay("create-then-get", Fault.REVISION_CHANGES_ON_READ).describe())
                .isEqualTo("""
                create-then-get was answered otherwise than recorded in 1 of 2 exchanges
                  #1 GET /namespaces/${ns}/things/one?seen=${rv}
                      /body/metadata/resourceVersion: want "<rv:1>" got "<rv:2>\"""");
    }

    @Test
    void anEventThatComesTooLateIsADifference() throws Exception {
        assertThat(replay("watch-nothing", Fault.SLOW_WATCH).describe()).contains("/events: want 1 items got 0: []");
    }

    @Test
    void anAnswerMayBeExpectedNotToEnd() throws Exception {
        Recording endless = Recording.of(JsonMapper.builder().build().readTree("""
                {"scenarios": [{"id": "endless", "area": "watch", "steps": [
                  {"method": "GET", "path": "/namespaces/${ns}/things", "expect":
                    {"status": -1, "headers": {}, "text": "TimeoutError: The read operation timed out"}},
                  {"method": "GET", "path": "/namespaces/${ns}/things/one", "expect":
                    {"status": -1, "headers": {}, "text": "TimeoutError: The read operation timed out"}}]}]}"""));
        try (ThingServer server = new ThingServer();
                WireClient client = new WireClient(Target.at(server.uri()))) {
            ScenarioResult result =
                    new Replay(client, "t-").run(endless.scenarios().get(0));

            assertThat(result.steps().get(0).differences()).isEmpty();
            assertThat(result.steps().get(1).differences()).contains("/status: want -1 got 404");
        }
    }

    @Test
    void aWrongStatusIsADifference() throws Exception {
        assertThat(replay("get-nothing", Fault.NO_NOT_FOUND).describe()).contains("/status: want 404 got 200");
    }

    @Test
    void aServerThatIsNotThereIsADifferenceOfEveryStep() throws Exception {
        URI gone;
        try (ThingServer server = new ThingServer()) {
            gone = server.uri();
        }
        try (WireClient client = new WireClient(Target.at(gone))) {
            ScenarioResult result = new Replay(client, "t-").run(scenario("create-then-get"));

            assertThat(result.right()).isZero();
            assertThat(result.describe()).contains("/status: want 201 got -1", "cannot connect to " + gone);
        }
    }

    private ScenarioResult replay(String id, Fault... faults) throws IOException, InterruptedException {
        try (ThingServer server = new ThingServer(faults);
                WireClient client = new WireClient(Target.at(server.uri()))) {
            return new Replay(client, "t-").run(scenario(id));
        }
    }

    private Scenario scenario(String id) {
        return things.scenarios().stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
