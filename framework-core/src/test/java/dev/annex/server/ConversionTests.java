package dev.annex.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.Converter;
import dev.annex.scheme.DeclarationException;
import dev.annex.server.Boats.Alpha;
import dev.annex.server.Boats.Beta;
import dev.annex.server.Boats.Boat;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One kind in three versions, by way of user code. */
class ConversionTests {

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(new Boats(), Boats.converters());

    private JsonNode create(String version, String name, String spec) {
        return server.ask("POST", Boats.path(version), boat(version, name, spec));
    }

    private static String boat(String version, String name, String spec) {
        return "{'apiVersion':'boats.example.com/%s','kind':'Boat','metadata':{'name':'%s','labels':{'l':'1'}},'spec':%s}"
                .formatted(version, name, spec)
                .replace('\'', '"');
    }

    private static Map<String, JsonNode> fixed(JsonNode object) {
        Map<String, JsonNode> fields = new HashMap<>();
        object.path("metadata").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        // field managers say in which version they spoke
        fields.keySet().removeAll(java.util.Set.of("annotations", "managedFields"));
        return fields;
    }

    @Test
    void leadFromSpokeToSpoke() {
        create("v1beta1", "a", "{'name':'Aurora','owner':'me'}");
        assertThat(server.get(Boats.path("v1") + "/a").path("spec").toString())
                .isEqualTo("{\"title\":\"Aurora\",\"owner\":\"me\"}");
        assertThat(server.get(Boats.path("v1alpha1") + "/a").path("spec").toString())
                .isEqualTo("{\"name\":\"Aurora\"}");
    }

    @Test
    void keepTheMetadataWhateverConvertersDoToIt() {
        JsonNode created = create("v1", "a", "{'title':'Aurora','owner':'me'}");
        JsonNode alpha = server.get(Boats.path("v1alpha1") + "/a");
        JsonNode beta = server.get(Boats.path("v1beta1") + "/a");

        assertThat(fixed(alpha)).isEqualTo(fixed(created));
        assertThat(fixed(beta)).isEqualTo(fixed(created));
        assertThat(alpha.path("metadata").path("annotations").path(Boats.OWNER).asText())
                .isEqualTo("me");
    }

    /** What a version has no field for is kept in an annotation that other versions do not have. */
    @Test
    void takeAnnotationsAwayAgain() {
        create("v1", "a", "{'title':'Aurora','owner':'me'}");
        JsonNode alpha = server.get(Boats.path("v1alpha1") + "/a");
        server.ask("PUT", Boats.path("v1alpha1") + "/a", alpha.toString().replace("Aurora", "Bella"));

        JsonNode hub = server.get(Boats.path("v1") + "/a");
        assertThat(hub.path("spec").toString()).isEqualTo("{\"title\":\"Bella\",\"owner\":\"me\"}");
        assertThat(hub.path("metadata").has("annotations")).isFalse();
        assertThat(hub.path("metadata").path("labels").path("l").asText()).isEqualTo("1");
    }

    @Test
    void failWithAStatus_E04() {
        create("v1", "a", "{'title':'sinking'}");
        create("v1", "b", "{'title':'nothing'}");

        String reason = "conversion of Boat.boats.example.com \"a\" from v1 to v1alpha1 failed: this boat is sinking";
        for (String path : new String[] {"/a", ""}) {
            HttpResponse<String> answer = server.fetch(Boats.path("v1alpha1") + path);
            assertThat(answer.statusCode()).isEqualTo(500);
            JsonNode status = LoopbackServer.json(answer.body());
            assertThat(status.path("kind").asText()).isEqualTo("Status");
            assertThat(status.path("message").asText()).isEqualTo(reason);
            assertThat(status.has("reason")).isFalse();
        }
        assertThat(server.fetch(Boats.path("v1alpha1") + "/b").body())
                .contains("to v1alpha1 failed: the converter returned nothing");
        assertThat(server.get(Boats.path("v1beta1")).path("items")).hasSize(2);
    }

    @Test
    void storeNothingWhereTheyFail_E04() {
        HttpResponse<String> answer = server.send(
                "POST", Boats.path("v1alpha1"), boat("v1alpha1", "a", "{'name':'sinking'}".replace('\'', '"')));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("from v1alpha1 to v1 failed: this boat is sinking");
        assertThat(server.get(Boats.path("v1")).path("items")).isEmpty();
    }

    /** The watch that cannot go on says so and ends; the others do not notice. */
    @Test
    void endTheWatchesThatTheyFailIn() {
        create("v1", "a", "{'title':'Aurora'}");
        try (Stream<String> failing = server.watch(Boats.path("v1alpha1") + "?watch=true");
                Stream<String> sound = server.watch(Boats.path("v1") + "?watch=true")) {
            Iterator<String> alpha = failing.iterator();
            Iterator<String> hub = sound.iterator();
            assertThat(alpha.next()).contains("\"ADDED\"");
            assertThat(hub.next()).contains("\"ADDED\"");

            create("v1", "b", "{'title':'sinking'}");
            create("v1", "c", "{'title':'Calypso'}");

            JsonNode event = LoopbackServer.json(alpha.next());
            assertThat(event.path("type").asText()).isEqualTo("ERROR");
            assertThat(event.path("object").path("code").asInt()).isEqualTo(500);
            assertThat(event.path("object").path("message").asText()).endsWith("this boat is sinking");
            assertThat(alpha.hasNext()).isFalse();
            assertThat(hub.next()).contains("sinking");
            assertThat(hub.next()).contains("Calypso");
        }
    }

    /** R-49; the exact sentence is that of CustomResourceDefinitions. */
    @Test
    void deprecatedVersionsWarn_R49() {
        create("v1", "a", "{'title':'Aurora'}");
        assertThat(server.fetch(Boats.path("v1alpha1") + "/a").headers().allValues("Warning"))
                .containsExactly(
                        "299 - \"boats.example.com/v1alpha1 Boat is deprecated; use boats.example.com/v1 Boat\"");
        assertThat(server.fetch(Boats.path("v1beta1") + "/a").headers().allValues("Warning"))
                .isEmpty();
    }

    @Test
    void mustLeadFromEveryVersionToOneHub() {
        Boats boats = new Boats();
        assertThatThrownBy(() ->
                        ResourceVersions.of(boats.storage(), new UserCodeRegistry().add(new Boats.BetaConverter())))
                .isInstanceOfSatisfying(DeclarationException.class, e -> {
                    assertThat(e.description())
                            .isEqualTo(
                                    "no converter leads from version v1alpha1 of Boat.boats.example.com to its hub, v1");
                    assertThat(e.action())
                            .isEqualTo("add a bean that implements dev.annex.api.Converter<" + Alpha.class.getName()
                                    + ", " + Boat.class.getName() + ">");
                });
        assertThatThrownBy(() -> ResourceVersions.of(
                        boats.storage(),
                        new UserCodeRegistry().add(new Boats.BetaConverter()).add(new Sideways())))
                .hasMessageContaining("lead to two hubs")
                .hasMessageContaining("Sideways to v1beta1");
        assertThatThrownBy(() -> ResourceVersions.of(
                        boats.storage(),
                        new UserCodeRegistry().add(new Boats.BetaConverter()).add(new Boats.BetaConverter())))
                .hasMessageContaining("two converters lead from Boat.boats.example.com v1beta1 to v1");
        assertThatThrownBy(() -> ResourceVersions.of(boats.storage(), new UserCodeRegistry().add(new Round())))
                .hasMessageContaining("converts Boat.boats.example.com v1 to itself");
        assertThatThrownBy(() -> ResourceVersions.of(
                        new Boats(Map.of("v1beta1", Beta.class, "v1", Boat.class)).storage(),
                        new UserCodeRegistry().add(new Boats.BetaConverter())))
                .hasMessageContaining("give the version a class");
    }

    /** Leads to a version that is not the others' hub. */
    private static final class Sideways implements Converter<Alpha, Beta> {

        @Override
        public Beta toHub(Alpha spoke) {
            return new Beta();
        }

        @Override
        public Alpha fromHub(Beta hub) {
            return new Alpha();
        }
    }

    /** Leads nowhere. */
    private static final class Round implements Converter<Boat, Boat> {

        @Override
        public Boat toHub(Boat spoke) {
            return spoke;
        }

        @Override
        public Boat fromHub(Boat hub) {
            return hub;
        }
    }
}
