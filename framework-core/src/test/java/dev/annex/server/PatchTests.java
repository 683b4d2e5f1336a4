package dev.annex.server;

import static dev.annex.server.LoopbackServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.schema.Schema;
import dev.annex.scheme.ApiGroup;
import dev.annex.scheme.Behaviour;
import dev.annex.scheme.ResourceDefinition;
import dev.annex.scheme.ResourceNames;
import dev.annex.scheme.RestStorage;
import dev.annex.scheme.VersionDefinition;
import dev.annex.storage.memory.MemoryStorage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patches of a native kind's objects, over HTTP (section 4). */
class PatchTests {

    private static final String BOATS = "/apis/harbor.example.com/v1/namespaces/default/boats";
    private static final String BOAT = BOATS + "/a";
    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private final MemoryStorage storage = new MemoryStorage();
    private final LoopbackServer server = LoopbackServer.start(storage, new Harbor());

    private record Harbor() implements ApiGroup {

        @Override
        public String name() {
            return "harbor.example.com";
        }

        @Override
        public List<RestStorage> resources() {
            Schema schema = Schema.parse((ObjectNode) json("""
                    {"type":"object","properties":{"spec":{"type":"object","default":{},
                     "properties":{"color":{"type":"string"},"crew":{"type":"array","items":{"type":"string"}}}}}}"""));
            VersionDefinition version =
                    new VersionDefinition("v1", true, true, false, "", schema, List.of(), List.of(), false, null);
            return List.of(new RestStorage(
                    new ResourceDefinition(
                            "harbor.example.com",
                            new ResourceNames("Boat", "BoatList", "boats", "boat", List.of(), List.of()),
                            true,
                            Set.of(),
                            new Behaviour(false, false, false, false, false),
                            List.of(version)),
                    Map.of()));
        }
    }

    @BeforeEach
    void create() {
        ObjectNode boat =
                Json.object().put("apiVersion", "harbor.example.com/v1").put("kind", "Boat");
        boat.putObject("metadata").put("name", "a").putObject("labels").put("l", "1");
        boat.putObject("spec").put("color", "red");
        server.ask("POST", BOATS, boat.toString());
    }

    @AfterEach
    void close() {
        server.close();
        storage.close();
    }

    private HttpResponse<String> patch(String type, String path, String body) {
        return server.send(server.request(path)
                .header("Content-Type", type)
                .method("PATCH", BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private JsonNode patched(String type, String body) {
        HttpResponse<String> answer = patch(type, BOAT, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static String message(HttpResponse<String> answer) {
        return json(answer.body()).path("message").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                JSON + "|[{'op':'remove','path':'/kind'}]",
                MERGE + "|{'kind':null}",
                STRATEGIC + "|{'kind':'Ship','apiVersion':'v7'}",
                STRATEGIC + "|null"
            })
    void theKindNeedNotBeSaid(String type, String body) { // P-04
        JsonNode patched = patched(type, body);
        assertThat(patched.path("kind").asText()).isEqualTo("Boat");
        assertThat(patched.at("/spec/color").asText()).isEqualTo("red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {JSON + "|[{'op':'replace','path':'','value':{}}]", MERGE + "|{'apiVersion':null}"})
    void anObjectWithoutAVersionHasNoName(String type, String body) { // P-04
        HttpResponse<String> answer = patch(type, BOAT, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer))
                .isEqualTo("the name of the object (a based on URL) was undeterminable: name must be provided");
    }

    @Test
    void nobodyReadsAPatchOfWhatIsNotThere() { // P-02
        for (String type : List.of(JSON, MERGE, STRATEGIC)) {
            assertThat(patch(type, BOATS + "/gone", "{").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"*/*,415: Unsupported Media Type", "application/merge-patch+json ;x=y,the body of the request"})
    void typesAreTakenByTheLetter(String type, String message) {
        HttpResponse<String> answer = patch(type, BOAT, "{}");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(message(answer)).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'apiVersion':'harbor.example.com/v2','kind':'Boat'}|harbor.example.com/v2, Kind=Boat",
                "{'apiVersion':'v1','kind':'Boat'}|/v1, Kind=Boat",
                "{'apiVersion':5,'kind':'Boat'}|/, Kind=Boat",
                "{'apiVersion':'a/b/c','kind':'Boat'}|/, Kind=",
                "{'apiVersion':'harbor.example.com/v1','kind':5}|harbor.example.com/v1, Kind=",
                "null|/, Kind="
            })
    void anApplicationSaysWhatItIs(String body, String shown) { // P-30
        HttpResponse<String> answer = patch(APPLY, BOAT + "?fieldManager=m", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer)).isEqualTo("invalid object type: " + shown);
    }

    @Test
    void nullsInMapsAndListsAreEmpty() {
        JsonNode patched = patched(
                JSON,
                "[{'op':'add','path':'/metadata/labels/n','value':null},"
                        + "{'op':'add','path':'/spec/crew','value':['x',null]}]");
        assertThat(patched.at("/metadata/labels/n").textValue()).isEmpty();
        assertThat(patched.at("/spec/crew")).hasToString("[\"x\",\"\"]");
    }

    @ParameterizedTest
    @CsvSource({"abc,500,invalid syntax", "-1,500,invalid syntax", "99999999999999999999,500,value out of range"})
    void aRevisionIsANumber(String revision, int code, String why) { // L-12
        String body = "{'metadata':{'resourceVersion':'" + revision + "'}}";
        HttpResponse<String> answer = patch(MERGE, BOAT, body);
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(message(answer)).isEqualTo("strconv.ParseUint: parsing \"" + revision + "\": " + why);
        String applied =
                "{'apiVersion':'harbor.example.com/v1','kind':'Boat','metadata':{'name':'b','resourceVersion':'"
                        + revision + "'}}";
        assertThat(patch(APPLY, BOATS + "/b?fieldManager=m", applied).statusCode())
                .isEqualTo(code);
    }

    @Test
    void aRevisionMayBeginWithZeros() { // L-12
        String revision = server.get(BOAT).at("/metadata/resourceVersion").asText();
        patched(MERGE, "{'metadata':{'resourceVersion':'00" + revision + "'}}");
    }

    @Test
    void ownersNamedTwiceAreFoundAfterAdmission() { // L-34, R-49
        String owner = "{'apiVersion':'v1','kind':'Pod','name':'p','uid':'u'}";
        HttpResponse<String> answer =
                patch(MERGE, BOAT, "{'metadata':{'ownerReferences':[" + owner + "," + owner + "]}}");
        assertThat(json(answer.body()).at("/metadata/ownerReferences")).hasSize(1);
        assertThat(answer.headers().firstValue("Warning").orElse(""))
                .contains("duplicate entries after mutating admission happens; API server dedups");
    }

    @Test
    void timesInApplicationsAreTimes() { // P-32
        String body =
                "{'apiVersion':'harbor.example.com/v1','kind':'Boat','metadata':{'name':'a','creationTimestamp':'x'}}";
        HttpResponse<String> answer = patch(APPLY, BOAT + "?fieldManager=m", body);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(message(answer))
                .startsWith("failed to convert new object (/a; harbor.example.com/v1, Kind=Boat) to proper version:");
    }

    @Test
    void theNamespaceComesBeforeTheName() {
        HttpResponse<String> answer =
                server.send("PUT", BOAT, "{\"metadata\":{\"name\":\"b\",\"namespace\":\"elsewhere\"}}");
        assertThat(message(answer))
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
    }

    @ParameterizedTest
    @CsvSource({"/x,unknown", "a\tb,ab", "kubectl (x)/1.2/3,kubectl (x)"})
    void aManagerIsWhatCanBePrintedOfItsAgent(String agent, String manager) { // P-37
        HttpResponse<String> answer = server.send(server.request(BOAT)
                .header("Content-Type", MERGE)
                .header("User-Agent", agent)
                .method("PATCH", BodyPublishers.ofString("{\"spec\":{\"color\":\"blue\"}}")));
        assertThat(json(answer.body()).at("/metadata/managedFields").findValuesAsText("manager"))
                .contains(manager);
    }

    @Test
    void theGracePeriodOfWhatIsBeingDeletedStays() { // L-16
        patched(MERGE, "{'metadata':{'finalizers':['x.io/a']}}");
        server.send("DELETE", BOAT, "");
        HttpResponse<String> answer = patch(MERGE, BOAT, "{'metadata':{'deletionGracePeriodSeconds':7}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(message(answer))
                .contains("metadata.deletionGracePeriodSeconds: Invalid value: 7: field is immutable");
        patched(MERGE, "{'metadata':{'deletionGracePeriodSeconds':null}}");
    }

    @Test
    void warningsAreInUtf8() {
        HttpResponse<String> answer = patch(MERGE, BOAT, "{'\u00e9':1}");
        assertThat(answer.headers().firstValue("Warning").orElse("")).contains("unknown field \\\"\u00c3\u00a9\\\"");
    }

    @Test
    void unknownFieldsAreToldInAlphabeticalOrder() {
        String body = "{'zz':1,'spec':{'zz':1,'aa':2},'metadata':{'yy':1}}";
        HttpResponse<String> answer = patch(STRATEGIC, BOAT, body);
        assertThat(answer.headers().allValues("Warning"))
                .extracting(warning -> warning.replaceAll(".*field ..([a-z.]+).*", "$1"))
                .containsExactly("metadata.yy", "spec.aa", "spec.zz", "zz");
    }
}
