package dev.annex.codec;

import static dev.annex.codec.FlunderBody.decode;
import static dev.annex.codec.FlunderBody.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** what bodies of JSON say. */
class JsonBodyTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``            | couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)",
                "{             | couldn't get version/kind; json parse error: unexpected end of JSON input ({)",
                "{} trailing   | couldn't get version/kind; json parse error: invalid character 't' after top-level value ({} trailing)",
                "not json      | couldn't get version/kind; json parse error: invalid character 'o' in literal null (expecting 'u') (6e6f74206a736f6e)",
                "[]            | couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" } (5b5d)",
                "\"x\"         | couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" } (227822)",
                "{\"kind\":5}  | couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string ({\"kind\":5})",
                "{\"a\":\"0123456789012345678901234567890123\" | couldn't get version/kind; json parse error: unexpected end of JSON input ({\"a\":\"012345678901234567890123 ...)",
                "[0123456789   | couldn't get version/kind; json parse error: invalid character '1' after array element (5b30313233343536373839)",
            })
    void saysWhyItCannotReadJson(String body, String why) {
        assertThatThrownBy(() -> decode(body, "")).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(400);
            assertThat(e.message()).isEqualTo("the object provided is unrecognized (must be of type Flunder): " + why);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\" 1}    | invalid character '1' after object key",
                "{\"a\":1 2}  | invalid character '2' after object key:value pair",
                "{a:1}        | invalid character 'a' looking for beginning of object key string",
                "{\"a\":NaN}  | invalid character 'N' looking for beginning of value",
                "{\"a\":,}    | invalid character ',' looking for beginning of value",
                "{\"a\":'x'}  | invalid character '\\'' looking for beginning of value",
                "{\"a\":\"\\x\"} | invalid character 'x' in string escape code",
                "{\"a\":\"\\u00g0\"} | invalid character 'g' in \\u hexadecimal character escape",
                "{\"a\":\"\u0001\"} | invalid character '\\x01' in string literal",
                "{\"a\":-}    | invalid character '}' in numeric literal",
                "{\"a\":1.}   | invalid character '}' after decimal point in numeric literal",
                "{\"a\":1e}   | invalid character '}' in exponent of numeric literal",
                "{\"a\":tru}  | invalid character '}' in literal true (expecting 'e')",
                "{\"a\":[1 2]} | invalid character '2' after array element",
                "{\"a\":1e999} | json: cannot unmarshal number 1e999 into Go value of type float64",
            })
    void speaksAboutJsonAsGoDoes(String body, String why) {
        assertThatThrownBy(() -> decode(body, "application/json"))
                .hasMessageContaining("couldn't get version/kind; json parse error: " + why + " (");
    }

    @Test
    void losesNothingThatGoKeeps() {
        String exact = "{\"b\":{\"B\":[1,-0,9223372036854775807,1.10,-2.5e-3,true,null,\"\"]},"
                + "\"a\":\"\\u003cé😀\\u2028\\u0000\"}";
        assertThat(json(exact))
                .isEqualTo(
                        exact.replace("-2.5e-3", "-0.0025").replace("-0,", "0,").replace("1.10", "1.1"));
    }

    @Test
    void makesTheSameTreesAsJsonItself() {
        String body = "{\"int\":1,\"long\":12345678901,\"big\":1.5E+22,\"float\":1.5,\"l\":[{}]}";
        assertThat(decode(body, "").tree()).isEqualTo(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void replacesWhatIsNoText() {
        byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};
        assertThat(RequestBody.decode(broken, "", "K", false).tree().get("a").textValue())
                .isEqualTo("\ufffd");
        JsonNode halves = decode("{\"a\":\"x\\ud800y\",\"\\udc00\":\"\\ud83d\\ude00\"}", "")
                .tree();
        assertThat(halves.get("a").textValue()).isEqualTo("x\ufffdy");
        assertThat(halves.get("\ufffd").textValue()).isEqualTo("😀");
        assertThat(new String(Json.bytes(halves), StandardCharsets.UTF_8)).contains("😀");
    }

    @Test
    void numbersCannotExhaustMemory() {
        assertThat(json("{\"a\":1e-99999999}")).isEqualTo("{\"a\":0}");
        assertThatThrownBy(() -> decode("{\"a\":1e999999999}", "")).hasMessageContaining("cannot unmarshal number");
    }
}
