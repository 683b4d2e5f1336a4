package dev.annex.server;

import static dev.annex.server.LoopbackServer.json;
import static dev.annex.server.LoopbackServer.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patches of a native kind's objects, over HTTP (section 4). */
class PatchTests {

    private static final String RAFT = Rafts.PATH + "/a";
    private static final String JSON = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(new Rafts());

    @BeforeEach
    void create() {
        ObjectNode raft =
                Json.object().put("apiVersion", "rafts.example.com/v1").put("kind", "Raft");
        raft.putObject("metadata").put("name", "a").putObject("labels").put("l", "1");
        raft.putObject("spec").put("color", "red");
        server.ask("POST", Rafts.PATH, raft.toString());
    }

    private HttpResponse<String> patch(String type, String path, String body) {
        return server.send("PATCH", path, type, body.replace('\'', '"'));
    }

    private JsonNode patched(String type, String body) {
        HttpResponse<String> answer = patch(type, RAFT, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
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
        assertThat(patched.path("kind").asText()).isEqualTo("Raft");
        assertThat(patched.at("/spec/color").asText()).isEqualTo("red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {JSON + "|[{'op':'replace','path':'','value':{}}]", MERGE + "|{'apiVersion':null}"})
    void anObjectWithoutAVersionHasNoName(String type, String body) { // P-04
        HttpResponse<String> answer = patch(type, RAFT, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer))
                .isEqualTo("the name of the object (a based on URL) was undeterminable: name must be provided");
    }

    @Test
    void nobodyReadsAPatchOfWhatIsNotThere() { // P-02
        for (String type : List.of(JSON, MERGE, STRATEGIC)) {
            assertThat(patch(type, Rafts.PATH + "/gone", "{").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"*/*,415: Unsupported Media Type", "application/merge-patch+json ;x=y,the body of the request"})
    void typesAreTakenByTheLetter(String type, String message) {
        HttpResponse<String> answer = patch(type, RAFT, "{}");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(message(answer)).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'apiVersion':'rafts.example.com/v2','kind':'Raft'}|rafts.example.com/v2, Kind=Raft",
                "{'apiVersion':'v1','kind':'Raft'}|/v1, Kind=Raft",
                "{'apiVersion':5,'kind':'Raft'}|/, Kind=Raft",
                "{'apiVersion':'a/b/c','kind':'Raft'}|/, Kind=",
                "{'apiVersion':'rafts.example.com/v1','kind':5}|rafts.example.com/v1, Kind=",
                "null|/, Kind="
            })
    void anApplicationSaysWhatItIs(String body, String shown) { // P-30
        HttpResponse<String> answer = patch(APPLY, RAFT + "?fieldManager=m", body);
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
        HttpResponse<String> answer = patch(MERGE, RAFT, body);
        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(message(answer)).isEqualTo("strconv.ParseUint: parsing \"" + revision + "\": " + why);
        String applied = "{'apiVersion':'rafts.example.com/v1','kind':'Raft','metadata':{'name':'b','resourceVersion':'"
                + revision + "'}}";
        assertThat(patch(APPLY, Rafts.PATH + "/b?fieldManager=m", applied).statusCode())
                .isEqualTo(code);
    }

    @Test
    void aRevisionMayBeginWithZeros() { // L-12
        String revision = server.get(RAFT).at("/metadata/resourceVersion").asText();
        patched(MERGE, "{'metadata':{'resourceVersion':'00" + revision + "'}}");
    }

    @Test
    void ownersNamedTwiceAreFoundAfterAdmission() { // L-34, R-49
        String owner = "{'apiVersion':'v1','kind':'Pod','name':'p','uid':'u'}";
        HttpResponse<String> answer =
                patch(MERGE, RAFT, "{'metadata':{'ownerReferences':[" + owner + "," + owner + "]}}");
        assertThat(json(answer.body()).at("/metadata/ownerReferences")).hasSize(1);
        assertThat(answer.headers().firstValue("Warning").orElse(""))
                .contains("duplicate entries after mutating admission happens; API server dedups");
    }

    @Test
    void timesInApplicationsAreTimes() { // P-32
        String body =
                "{'apiVersion':'rafts.example.com/v1','kind':'Raft','metadata':{'name':'a','creationTimestamp':'x'}}";
        HttpResponse<String> answer = patch(APPLY, RAFT + "?fieldManager=m", body);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(message(answer))
                .startsWith("failed to convert new object (/a; rafts.example.com/v1, Kind=Raft) to proper version:");
    }

    @Test
    void theNamespaceComesBeforeTheName() {
        HttpResponse<String> answer =
                server.send("PUT", RAFT, "{\"metadata\":{\"name\":\"b\",\"namespace\":\"elsewhere\"}}");
        assertThat(message(answer))
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
    }

    @ParameterizedTest
    @CsvSource({"/x,unknown", "a\tb,ab", "kubectl (x)/1.2/3,kubectl (x)"})
    void aManagerIsWhatCanBePrintedOfItsAgent(String agent, String manager) { // P-37
        HttpResponse<String> answer = server.send(server.request(RAFT)
                .header("Content-Type", MERGE)
                .header("User-Agent", agent)
                .method("PATCH", BodyPublishers.ofString("{\"spec\":{\"color\":\"blue\"}}")));
        assertThat(json(answer.body()).at("/metadata/managedFields").findValuesAsText("manager"))
                .contains(manager);
    }

    @Test
    void theGracePeriodOfWhatIsBeingDeletedStays() { // L-16
        patched(MERGE, "{'metadata':{'finalizers':['x.io/a']}}");
        server.send("DELETE", RAFT, "");
        HttpResponse<String> answer = patch(MERGE, RAFT, "{'metadata':{'deletionGracePeriodSeconds':7}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(message(answer))
                .contains("metadata.deletionGracePeriodSeconds: Invalid value: 7: field is immutable");
        patched(MERGE, "{'metadata':{'deletionGracePeriodSeconds':null}}");
    }

    @Test
    void warningsAreInUtf8() {
        HttpResponse<String> answer = patch(MERGE, RAFT, "{'\u00e9':1}");
        assertThat(answer.headers().firstValue("Warning").orElse("")).contains("unknown field \\\"\u00c3\u00a9\\\"");
    }

    @Test
    void unknownFieldsAreToldInAlphabeticalOrder() {
        String body = "{'zz':1,'spec':{'zz':1,'aa':2},'metadata':{'yy':1}}";
        HttpResponse<String> answer = patch(STRATEGIC, RAFT, body);
        assertThat(answer.headers().allValues("Warning"))
                .extracting(warning -> warning.replaceAll(".*field ..([a-z.]+).*", "$1"))
                .containsExactly("metadata.yy", "spec.aa", "spec.zz", "zz");
    }
}
