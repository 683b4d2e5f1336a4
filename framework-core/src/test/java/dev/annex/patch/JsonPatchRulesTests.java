package dev.annex.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON patches, as the library of Kubernetes applies them (section 4.2). */
class JsonPatchRulesTests {

    private static final String DOCUMENT = "{'a': {'b': 1, 'list': [1, 2, 3], 'none': null, 'x/y~z': 's'}}";

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) Json.parse(bytes(json));
    }

    private static ObjectNode patched(String operations) {
        return Patch.json(bytes(operations), true).apply(tree(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|{'a': {'b': 1, 'list': [1, 2, 3], 'none': null, 'x/y~z': 's'}}",
                "null|{'a': {'b': 1, 'list': [1, 2, 3], 'none': null, 'x/y~z': 's'}}",
                "[{'op': 'replace', 'path': '', 'value': {'n': 1}}]|{'n': 1}",
                "[{'op': 'remove', 'path': '/a'}, {'op': 'add', 'path': '/c', 'value': [1]}]|{'c': [1]}",
                "[{'op': 'remove', 'path': '/a'}, {'op': 'add', 'path': '/c'}]|{'c': null}",
                "[{'op': 'remove', 'path': '/a'}, {'op': 'replace', 'path': '/c', 'value': 1}]|{'c': 1}",
                "[{'op': 'move', 'from': '/a/list', 'path': '/m'}, {'op': 'remove', 'path': '/a'}]|{'m': [1, 2, 3]}",
                "[{'op': 'copy', 'from': '/a/list/-1', 'path': '/m'}, {'op': 'remove', 'path': '/a'}]|{'m': 3}",
                "[{'op': 'copy', 'from': '/a/gone', 'path': '/m'}, {'op': 'remove', 'path': '/a'}]|{'m': null}",
                "[{'op': 'copy', 'from': '/a/list', 'path': '/l'}, {'op': 'remove', 'path': '/a'},"
                        + " {'op': 'add', 'path': '/l/-', 'value': 4}, {'op': 'add', 'path': '/l/0', 'value': 0},"
                        + " {'op': 'add', 'path': '/l/-1', 'value': 9}, {'op': 'remove', 'path': '/l/-2'},"
                        + " {'op': 'replace', 'path': '/l/1', 'value': 7}]|{'l': [0, 7, 2, 3, 9]}"
            })
    void applies(String operations, String result) { // P-12
        assertThat(patched(operations)).isEqualTo(tree(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'/a/b'|1",
                "'/a/none'|null",
                "'/a/gone'|null",
                "'/a/x~1y~0z'|'s'",
                "'/a/list'|[1, 2, 3]",
                "''|{'a': {'list': [1, 2, 3], 'b': 1, 'none': null, 'x/y~z': 's'}}"
            })
    void testsThatHold(String path, String value) { // P-12
        patched("[{'op': 'test', 'path': " + path + ", 'value': " + value + "}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op': 'test', 'path': '/a/b', 'value': 2}",
                "{'op': 'test', 'path': '/a/b', 'value': 1.0}",
                "{'op': 'test', 'path': '/a/b'}",
                "{'op': 'test', 'path': '/a/list', 'value': [1, 2]}",
                "{'op': 'test', 'path': '/gone/b', 'value': null}",
                "{'op': 'remove', 'path': '/a/gone'}",
                "{'op': 'remove', 'path': '/a/list/3'}",
                "{'op': 'remove', 'path': '/a/list/-4'}",
                "{'op': 'remove', 'path': ''}",
                "{'op': 'replace', 'path': '/gone/b', 'value': 1}",
                "{'op': 'replace', 'path': '/a/list/3', 'value': 1}",
                "{'op': 'replace', 'path': '', 'value': 1}",
                "{'op': 'add', 'path': '', 'value': {}}",
                "{'op': 'add', 'path': 'a', 'value': 1}",
                "{'op': 'add', 'path': '/a/b/c', 'value': 1}",
                "{'op': 'add', 'path': '/a/list/4', 'value': 1}",
                "{'op': 'add', 'path': '/a/list/x', 'value': 1}",
                "{'op': 'move', 'from': '/a/gone', 'path': '/m'}",
                "{'op': 'move', 'path': '/m'}",
                "{'op': 'add', 'value': 1}",
                "{'op': 'other', 'path': '/a'}",
                "null"
            })
    void failsInOneWay(String operation) { // P-11
        StatusException failure = catchThrowableOfType(StatusException.class, () -> patched("[" + operation + "]"));
        assertThat(failure.code()).isEqualTo(422);
        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
        assertThat(failure.message()).isEqualTo("the server rejected our request due to an error in our request");
        assertThat(failure.details().causes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "[1]", "{'op': 1", "[{'op': 1, 'path': '/a'}]"})
    void refusesWhatIsNoPatch(String body) { // P-10
        StatusException failure = catchThrowableOfType(StatusException.class, () -> Patch.json(bytes(body), true));
        assertThat(failure.code()).isEqualTo(400);
        assertThat(failure.message()).startsWith("error decoding patch: ");
    }

    @Test
    void refusesTooManyOperations() { // P-10
        String operations = "{'op':'test','path':'/a'},".repeat(10_000) + "{'op':'test','path':'/a'}";
        StatusException failure =
                catchThrowableOfType(StatusException.class, () -> Patch.json(bytes("[" + operations + "]"), true));
        assertThat(failure.code()).isEqualTo(413);
        assertThat(failure.message())
                .isEqualTo("Request entity too large: The allowed maximum operations in a JSON patch is 10000, got"
                        + " 10001");
    }

    @Test
    void refusesToCopyTooMuch() { // P-12
        String big = "[{'op': 'add', 'path': '/big', 'value': '" + "x".repeat(1 << 20) + "'}"
                + ", {'op': 'copy', 'from': '/big', 'path': '/c'}".repeat(3) + "]";
        assertThat(catchThrowableOfType(StatusException.class, () -> patched(big))
                        .code())
                .isEqualTo(422);
    }

    @Test
    void tellsStrictClientsOfUnknownAndDoubledFields() {
        Patch patch = Patch.json(
                bytes("[{'op': 'add', 'path': '/x', 'foo': 1}, {'op': 'add', 'path': '/y', 'path': '/z'}]"), true);
        assertThat(patch.strictWarnings())
                .containsExactlyInAnyOrder(
                        "json patch unknown field \"[0].foo\"", "json patch duplicate field \"[1].path\"");
    }

    @Test
    void leavesTheDocumentAlone() {
        ObjectNode document = tree(DOCUMENT);
        Patch.json(bytes("[{'op': 'remove', 'path': '/a/list/0'}]"), true).apply(document);
        assertThat(document).isEqualTo(tree(DOCUMENT));
    }

    @Test
    void tellsOfOpenedFieldsInAlphabeticalOrder() {
        ObjectNode document = tree("{'c': {'z': 1, 'y': 1}, 'a': {'z': 1, 'y': 1}, 'b': [{'z': 1, 'y': 1}]}");
        ObjectNode patched = Patch.json(
                        bytes("[{'op': 'add', 'path': '/a/x', 'value': {'q': 1, 'p': 1}},"
                                + " {'op': 'add', 'path': '/b/0/x', 'value': 1}]"),
                        true)
                .apply(document);
        assertThat(patched)
                .hasToString("{'a':{'x':{'q':1,'p':1},'y':1,'z':1},'b':[{'x':1,'y':1,'z':1}],'c':{'z':1,'y':1}}"
                        .replace('\'', '"'));
    }

    @Test
    void findsMalformedOperationsInTheirTurnOnly() { // P-10, fieldValidation=Ignore
        Patch patch = Patch.json(bytes("[{'op': 'test', 'path': '/a/b', 'value': 2}, {'op': 1}]"), false);
        assertThat(catchThrowableOfType(StatusException.class, () -> patch.apply(tree(DOCUMENT)))
                        .code())
                .isEqualTo(422);
    }
}
