package dev.annex.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P-10 to P-12: JSON patches (RFC 6902). */
class JsonPatchTests {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String patched(String document, String patch) {
        return Json.text(Patch.json(bytes(patch), true).apply((ObjectNode) Json.parse(bytes(document))));
    }

    private static StatusException failure(String document, String patch) {
        return catchThrowableOfType(StatusException.class, () -> patched(document, patch));
    }

    /** Go reads them as floats, of which they are too small to be any but zero. */
    @Test
    void numbersMayHaveAnyExponent() {
        assertThat(
                        patched(
                                "{}",
                                "[{\"op\":\"add\",\"path\":\"/a\",\"value\":[1e-99999999999,-5E-2147483648,1e-0000000000003]}]"))
                .isEqualTo("{\"a\":[0,0,0.001]}");
    }

    /** RFC 6902, appendix A, and the latitude of P-12. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'foo':'bar'}|[{'op':'add','path':'/baz','value':'qux'}]|{'foo':'bar','baz':'qux'}",
                "{'foo':['bar','baz']}|[{'op':'add','path':'/foo/1','value':'qux'}]|{'foo':['bar','qux','baz']}",
                "{'baz':'qux','foo':'bar'}|[{'op':'remove','path':'/baz'}]|{'foo':'bar'}",
                "{'foo':['bar','qux','baz']}|[{'op':'remove','path':'/foo/1'}]|{'foo':['bar','baz']}",
                "{'baz':'qux'}|[{'op':'replace','path':'/baz','value':'boo'}]|{'baz':'boo'}",
                "{'f':{'w':1},'q':{}}|[{'op':'move','from':'/f/w','path':'/q/t'}]|{'f':{},'q':{'t':1}}",
                "{'f':[1,2,3,4]}|[{'op':'move','from':'/f/1','path':'/f/3'}]|{'f':[1,3,4,2]}",
                "{'a':'q','f':['a',2]}|[{'op':'test','path':'/a','value':'q'},{'op':'test','path':'/f/1','value':2}]"
                        + "|{'a':'q','f':['a',2]}",
                "{'foo':'bar'}|[{'op':'add','path':'/c','value':{'g':{}}}]|{'foo':'bar','c':{'g':{}}}",
                "{'foo':'bar'}|[{'op':'add','path':'/b','value':1,'xyz':1}]|{'foo':'bar','b':1}",
                "{'/':9,'~1':10}|[{'op':'test','path':'/~01','value':10}]|{'/':9,'~1':10}",
                "{'foo':['bar']}|[{'op':'add','path':'/foo/-','value':['a']}]|{'foo':['bar',['a']]}",
                "{'f':[1,2,3]}|[{'op':'remove','path':'/f/-1'}]|{'f':[1,2]}",
                "{'f':[1,2,3]}|[{'op':'replace','path':'/f/-3','value':0}]|{'f':[0,2,3]}",
                "{'f':[1]}|[{'op':'add','path':'/f/-1','value':2}]|{'f':[1,2]}",
                "{'f':1}|[{'op':'test','path':'/g','value':null}]|{'f':1}",
                "{'f':{'a':1}}|[{'op':'copy','from':'/f','path':'/g'},{'op':'add','path':'/g/b','value':2}]"
                        + "|{'f':{'a':1},'g':{'a':1,'b':2}}",
                "{'f':1}|[]|{'f':1}",
            })
    void applies(String document, String patch, String expected) {
        assertThat(Json.parse(bytes(patched(document.replace('\'', '"'), patch.replace('\'', '"')))))
                .isEqualTo(Json.parse(bytes(expected.replace('\'', '"'))));
    }

    /** P-11: whatever the cause, the answer is the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'test','path':'/a','value':'b'}",
                "{'op':'test','path':'/l/0','value':'1'}",
                "{'op':'add','path':'/no/where','value':1}",
                "{'op':'add','path':'/l/3','value':1}",
                "{'op':'add','path':'/l/-4','value':1}",
                "{'op':'add','path':'/l/x','value':1}",
                "{'op':'add','path':'a','value':1}",
                "{'op':'remove','path':'/b'}",
                "{'op':'remove','path':''}",
                "{'op':'replace','path':'/l/2','value':1}",
                "{'op':'move','from':'/b','path':'/c'}",
                "{'op':'move','from':'/o','path':'/o/p'}",
                "{'op':'copy','from':'/o','path':''}",
                "{'op':'move','from':'/o','path':''}",
                "{'op':'jump','path':'/a'}",
                "{'path':'/a'}",
                "{'op':'add','value':1}",
            })
    void failsAlike(String operation) {
        StatusException failure =
                failure("{\"a\":\"c\",\"l\":[1,2],\"o\":{}}", "[" + operation.replace('\'', '"') + "]");
        assertThat(failure.code()).isEqualTo(422);
        assertThat(failure.message()).isEqualTo("the server rejected our request due to an error in our request");
    }

    /** P-10. */
    @Test
    void limitsOperations() {
        String operation = "{\"op\":\"add\",\"path\":\"/a\",\"value\":1},";
        String most = operation.repeat(9_999) + operation.substring(0, operation.length() - 1);
        assertThat(patched("{}", "[" + most + "]")).isEqualTo("{\"a\":1}");
        StatusException failure = failure("{}", "[" + operation + most + "]");
        assertThat(failure.code()).isEqualTo(413);
        assertThat(failure.message())
                .isEqualTo(
                        "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001");
    }

    /** P-10. */
    @Test
    void rejectsWhatIsNoPatch() {
        for (String patch : new String[] {"{}", "[1]", "[{\"op\":1}]", "["}) {
            StatusException failure = failure("{}", patch);
            assertThat(failure.code()).as(patch).isEqualTo(400);
            assertThat(failure.message()).startsWith("error decoding patch: ");
        }
    }

    /** P-12. */
    @Test
    void limitsWhatIsCopied() {
        String document = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
        String copy = "{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/b\"}";
        assertThat(patched(document, "[" + copy + "," + copy + "]")).contains("\"b\"");
        assertThat(failure(document, "[" + copy + ("," + copy).repeat(4) + "]").code())
                .isEqualTo(422);
    }

    /** Each operation that copies a document into itself doubles its depth; nobody could read it then. */
    @Test
    void nestsNothingTooDeep() {
        String copy = "{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/a/a\"}";
        String document = "{\"a\":{}}";
        assertThat(failure(document, "[" + (copy + ",").repeat(999) + copy + "]")
                        .code())
                .isEqualTo(422);
        String value = "{\"op\":\"add\",\"path\":\"" + "/a".repeat(2) + "\",\"value\":" + "[".repeat(996)
                + "]".repeat(996) + "}";
        assertThat(patched(document, "[" + value + "]")).startsWith("{\"a\":{\"a\":[");
        assertThat(failure(document, "[" + value + ("," + copy).repeat(4) + "]").code())
                .isEqualTo(422);
    }

    /** As many operations as there may be, each on the same object (P-10). */
    @Test
    void takesNoTimeOverManyOperations() {
        StringBuilder operations = new StringBuilder("[");
        for (int i = 0; i < 10_000; i++) {
            operations
                    .append(i == 0 ? "" : ",")
                    .append("{\"op\":\"add\",\"path\":\"/f")
                    .append(i)
                    .append("\",\"value\":1}");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> patched("{}", operations + "]"));
    }
}
