package dev.annex.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W-22 and W-23: continue tokens. */
class ContinueTokenTests {

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isWhatKubernetesWouldWrite() {
        assertThat(ContinueToken.after(7, "ns/name").encode())
                .isEqualTo(encoded("{\"v\":\"meta.k8s.io/v1\",\"rv\":7,\"start\":\"/ns/name\\u0000\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "ns/name", "ünï/😀", "a b"})
    void comesBackAsItWent(String key) {
        for (long revision : new long[] {1, Long.MAX_VALUE, ContinueToken.LATEST}) {
            ContinueToken token = ContinueToken.after(revision, key);
            assertThat(ContinueToken.decode(token.encode())).isEqualTo(token);
        }
    }

    @Test
    void theKeyMayBeginWithASlash() {
        assertThat(ContinueToken.decode(encoded("{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"/key\"}")))
                .isEqualTo(new ContinueToken(1, "key"));
        assertThat(ContinueToken.decode(encoded("{\"v\":\"meta.k8s.io/v1\",\"rv\":1,\"start\":\"/\"}")))
                .isEqualTo(new ContinueToken(1, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'v':'v1','rv':1,'start':'key'}             | : server does not recognize this encoded version v1",
                "{'v':'','rv':1,'start':'key'}               | : server does not recognize this encoded version ",
                "{'v':'meta.k8s.io/v1','rv':0,'start':'key'} | : incorrect encoded start resourceVersion (version meta.k8s.io/v1)",
                "{'v':'meta.k8s.io/v1','rv':1,'start':''}    | : encoded start key empty (version meta.k8s.io/v1)",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'../key'}     | : ../key",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'./key'}      | : ./key",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'./../key'}   | : ./../key",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'key/../..'}  | : key/../..",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'a//b'}       | : a//b",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'a/'}         | : a/",
            })
    void refusesWhatItDidNotWrite(String json, String why) {
        String token = encoded(json.replace('\'', '"'));
        assertThatThrownBy(() -> ContinueToken.decode(token))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(400))
                .hasMessage("invalid continue token: continue key is not valid"
                        + (why.endsWith("version") ? why + " " : why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'v':'meta.k8s.io/v1','rv':'1','start':'key'}",
                "{'v':'meta.k8s.io/v1','rv':1.5,'start':'key'}",
                "{'v':'meta.k8s.io/v1','rv':1,'start':5}",
                "{'v':5,'rv':1,'start':'key'}",
                "{'v':'meta.k8s.io/v1','rv':1,'start':'key'}x",
            })
    void refusesOtherTypes(String json) { // W-23
        assertThatThrownBy(() -> ContinueToken.decode(encoded(json.replace('\'', '"'))))
                .isInstanceOf(StatusException.class)
                .hasMessageStartingWith("invalid continue token: continue key is not valid: ");
    }

    /** What Go's own reader of JSON says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                          | unexpected end of JSON input",
                "nul                         | invalid character ' ' in literal null (expecting 'l')",
                "{\"v\":tru                    | invalid character ' ' in literal true (expecting 'e')",
                "-                           | invalid character ' ' in numeric literal",
                "[1.                         | invalid character ' ' after decimal point in numeric literal",
                "1e+                         | invalid character ' ' in exponent of numeric literal",
                "\"a\\                         | invalid character ' ' in string escape code",
                "\"\\u12                       | invalid character ' ' in \\u hexadecimal character escape",
                "\"a                          | unexpected end of JSON input",
                "{                           | unexpected end of JSON input",
                "x                           | invalid character 'x' looking for beginning of value",
                "[]{}                        | invalid character '{' after top-level value",
                "{\"v\":meta                 | invalid character 'm' looking for beginning of value",
                "{\"v\":\"meta.k8s.io/v1\"}x  | invalid character 'x' after top-level value",
                "[]     | json: cannot unmarshal array into Go value of type storage.continueToken",
                "1      | json: cannot unmarshal number into Go value of type storage.continueToken",
                "{\"v\":1}      | json: cannot unmarshal number into Go struct field continueToken.v of type string",
                "{\"start\":[]} | json: cannot unmarshal array into Go struct field continueToken.start of type string",
                "{\"rv\":\"x\"}  | json: cannot unmarshal string into Go struct field continueToken.rv of type int64",
                "{\"rv\":1.5}   | json: cannot unmarshal number 1.5 into Go struct field continueToken.rv of type int64",
                "{\"v\":\"meta.k8s.io/v1\",} | invalid character '}' looking for beginning of object key string"
            })
    void refusesWhatIsNoJsonAsGoDoes(String text, String why) { // W-23
        assertThatThrownBy(() -> ContinueToken.decode(encoded(text)))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(400))
                .hasMessage("invalid continue token: continue key is not valid: " + why);
    }

    @Test
    void readsNamesAsGoDoes() { // W-23
        assertThat(ContinueToken.decode(encoded("{\"V\":\"meta.k8s.io/v1\",\"Rv\":1,\"START\":\"key\"}")))
                .isEqualTo(new ContinueToken(1, "key"));
        assertThatThrownBy(() -> ContinueToken.decode(encoded("null")))
                .hasMessage("invalid continue token: continue key is not valid:"
                        + " server does not recognize this encoded version ");
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThatThrownBy(() -> ContinueToken.decode("abc!"))
                .hasMessage("invalid continue token: continue key is not valid: illegal base64 data at input byte 3");
        assertThatThrownBy(() -> ContinueToken.decode("abcde"))
                .hasMessage("invalid continue token: continue key is not valid: illegal base64 data at input byte 4");
        assertThatThrownBy(() -> ContinueToken.decode("abc"))
                .hasMessageStartingWith("invalid continue token: continue key is not valid: ");
        assertThatThrownBy(() -> ContinueToken.decode(encoded("[]")))
                .hasMessageStartingWith("invalid continue token: continue key is not valid: ");
    }
}
