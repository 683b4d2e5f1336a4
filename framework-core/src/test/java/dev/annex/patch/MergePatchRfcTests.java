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

/** Merge patches: the examples of RFC 7386 that are about objects, and more (section 4.3). */
class MergePatchRfcTests {

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) Json.parse(bytes(json));
    }

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
                "{'a':1}|{}|{'a':1}"
            })
    void merges(String original, String patch, String result) { // P-20
        assertThat(Patch.merge(bytes(patch), true).apply(tree(original))).isEqualTo(tree(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[1]", "1", "{'a'", "'x'"})
    void refusesWhatIsNoPatch(String body) { // P-20
        StatusException failure = catchThrowableOfType(StatusException.class, () -> Patch.merge(bytes(body), true));
        assertThat(failure.code()).isEqualTo(400);
        assertThat(failure.message()).startsWith("error decoding patch: ");
    }

    @Test
    void tellsStrictClientsOfDoubledFields() {
        assertThat(Patch.merge(bytes("{'a': {'b': 1, 'b': 2}}"), true).strictWarnings())
                .containsExactly("duplicate field \"a.b\"");
    }
}
