package dev.annex.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P-20: JSON merge patches (RFC 7386). */
class MergePatchTests {

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 7386, appendix A, the cases whose documents and patches are objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}|{'a':'c'}|{'a':'c'}",
                "{'a':'b'}|{'b':'c'}|{'a':'b','b':'c'}",
                "{'a':'b'}|{'a':null}|{}",
                "{'a':'b','b':'c'}|{'a':null}|{'b':'c'}",
                "{'a':['b']}|{'a':'c'}|{'a':'c'}",
                "{'a':'c'}|{'a':['b']}|{'a':['b']}",
                "{'a':{'b':'c'}}|{'a':{'b':'d','c':null}}|{'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}|{'a':[1]}|{'a':[1]}",
                "{'e':null}|{'a':1}|{'e':null,'a':1}",
                "{}|{'a':{'bb':{'ccc':null}}}|{'a':{'bb':{}}}",
                "{'a':1}|{}|{'a':1}",
                "{'a':'foo'}|{'a':{'b':1}}|{'a':{'b':1}}",
                "{}|{'a':[{'b':null,'c':1},null]}|{'a':[{'c':1},null]}",
            })
    void merges(String document, String patch, String expected) {
        ObjectNode current = (ObjectNode) Json.parse(bytes(document));
        assertThat(Patch.merge(bytes(patch), true).apply(current)).isEqualTo(Json.parse(bytes(expected)));
        assertThat(current).as("what is patched").isEqualTo(Json.parse(bytes(document)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "1", "null", "'a'", "{", "{'a'", "{}{}"})
    void rejectsWhatIsNoPatch(String patch) {
        StatusException failure = catchThrowableOfType(StatusException.class, () -> Patch.merge(bytes(patch), true));
        assertThat(failure.code()).isEqualTo(400);
        assertThat(failure.message())
                .startsWith(patch.equals("null") ? "Invalid JSON Patch" : "error decoding patch: ");
    }

    @Test
    void tellsStrictClientsOfDoubledFields() {
        assertThat(Patch.merge(bytes("{'a': {'b': 1, 'b': 2}}"), true).strictWarnings())
                .containsExactly("duplicate field \"a.b\"");
    }

    @Test
    void tellsOfMergedFieldsInAlphabeticalOrder() {
        ObjectNode current = (ObjectNode) Json.parse(bytes("{'c':1,'b':{'z':1}}"));
        ObjectNode merged =
                Patch.merge(bytes("{'a':{'y':1,'x':1},'b':{'d':1}}"), true).apply(current);
        assertThat(merged).hasToString("{\"a\":{\"x\":1,\"y\":1},\"b\":{\"d\":1,\"z\":1},\"c\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"null|400", "'x'|400", "{|400", "[]|422"})
    void saysLittleOfWhatNobodyLooksAt(String patch, int code) { // P-20, fieldValidation=Ignore
        StatusException failure = catchThrowableOfType(StatusException.class, () -> Patch.merge(bytes(patch), false));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).contains(code == 400 ? "Invalid JSON Patch" : "patch: Invalid value");
    }
}
