package dev.annex.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** E-20 and E-22: JSON as Go writes it. */
class JsonTests {

    private static String rewritten(String json) {
        return Json.text(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void escapesAsGoDoes() {
        assertThat(Json.text(Json.object().put("<k>", "<a> & 'b' \"c\" \\ / \u2028\u2029é😀\u007f")))
                .isEqualTo(
                        "{\"\\u003ck\\u003e\":\"\\u003ca\\u003e \\u0026 'b' \\\"c\\\" \\\\ / \\u2028\\u2029é😀\u007f\"}");
        assertThat(new String(Json.bytes(Json.object().put("k", "<é😀>")), StandardCharsets.UTF_8))
                .isEqualTo("{\"k\":\"\\u003cé😀\\u003e\"}");
    }

    @Test
    void escapesControlCharacters() {
        assertThat(Json.text(Json.object().put("k", "\b\f\n\r\t\u0000\u001f")).toLowerCase(java.util.Locale.ROOT))
                .isEqualTo("{\"k\":\"\\b\\f\\n\\r\\t\\u0000\\u001f\"}");
    }

    @Test
    void keepsNumbersAsTheyAre() {
        assertThat(rewritten("[1,1.0,1.10,12345678901234567890,-0.5,123456789.123456789123456789]"))
                .isEqualTo("[1,1.0,1.10,12345678901234567890,-0.5,123456789.123456789123456789]");
    }

    @Test
    void indentsAsGoDoes() {
        assertThat(Json.pretty(Json.parse(
                        "{\"a\":{},\"b\":[],\"c\":[1,{\"d\":null}],\"e\":\"<\"}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("""
                        {
                          "a": {},
                          "b": [],
                          "c": [
                            1,
                            {
                              "d": null
                            }
                          ],
                          "e": "\\u003c"
                        }""");
    }
}
