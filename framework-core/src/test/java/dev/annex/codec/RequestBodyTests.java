package dev.annex.codec;

import static dev.annex.codec.FlunderBody.decode;
import static dev.annex.codec.FlunderBody.json;
import static dev.annex.codec.FlunderBody.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.annex.status.StatusException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** and N-04: which bodies are read, and what is so whatever their format. */
class RequestBodyTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=\"utf-8\";x=y;",
                "Application/JSON",
                "application/yaml"
            })
    void readsJsonAndYaml(String contentType) {
        RequestBody.checkMediaType(contentType);
        assertThat(Json.text(decode("{\"a\":1}", contentType).tree())).isEqualTo("{\"a\":1}");
    }

    /** The header may have a megabyte. */
    @Test
    void takesNoTimeOverLongTypes() {
        String quoted = "application/json; a=\"" + "x\\\"".repeat(100_000) + "\"";
        String parameters = IntStream.range(0, 100_000)
                .mapToObj(i -> "; a" + i + "=b")
                .collect(Collectors.joining("", "application/json", ""));
        String blanks = "application/json;a=b" + " ".repeat(500_000);
        assertTimeoutPreemptively(SOON, () -> {
            RequestBody.checkMediaType(quoted);
            RequestBody.checkMediaType(parameters);
            RequestBody.checkMediaType(blanks);
            assertThatThrownBy(() -> RequestBody.checkMediaType(blanks + "x")).isInstanceOf(StatusException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/merge-patch+json",
                "application/cbor",
                "application/json; charset",
                "application/json; a=b; A=c",
                ";",
                " ",
                "json"
            })
    void readsNothingElse(String contentType) {
        assertThatThrownBy(() -> decode("{}", contentType)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(415);
            assertThat(e.message())
                    .isEqualTo("the body of the request was in an unknown format - accepted media types include:"
                            + " application/json, application/yaml, application/vnd.kubernetes.protobuf");
        });
    }

    @Test
    void takesNoTimeOverLongNumbers() {
        String digits = "1".repeat(300_000);
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(yaml("a: 0." + digits)).isEqualTo("{\"a\":0.1111111111111111}");
            assertThat(yaml("a: " + digits).length()).isGreaterThan(digits.length());
            assertThat(yaml("a: 0x" + digits).length()).isGreaterThan(digits.length());
            assertThat(json("{\"a\":0." + digits + "}")).isEqualTo("{\"a\":0.1111111111111111}");
            assertThatThrownBy(() -> json("{\"a\":" + digits + "}"))
                    .hasMessageContaining("cannot unmarshal number 111");
        });
    }

    @Test
    void readsNothingThatIsNestedTooDeep() {
        assertThat(json("{\"a\":" + "[".repeat(999) + "]".repeat(999) + "}")).startsWith("{\"a\":[[");
        for (int depth : new int[] {1_000, 100_000}) {
            String lists = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThatThrownBy(() -> json(lists)).hasMessageContaining("exceeded max depth");
        }
        assertThatThrownBy(() -> yaml("a: " + "[".repeat(1_001) + "]".repeat(1_001)))
                .hasMessageContaining("Nesting Depth exceeded max");
    }

    @Test
    void nestingHasALimit() {
        String deep = "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
        assertThatThrownBy(() -> decode(deep, "")).hasMessageContaining("exceeded max depth");
        assertThatThrownBy(() -> decode(deep, "application/yaml"))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(400));
    }

    @Test
    void nothingIsAnObjectWithoutFields() {
        assertThat(json("null")).isEqualTo("{}");
        assertThat(json(" null ")).isEqualTo("{}");
        assertThat(yaml("")).isEqualTo("{}");
        assertThat(yaml("---\n")).isEqualTo("{}");
        assertThat(yaml("~")).isEqualTo("{}");
    }

    /** What is no integer of 64 bits is a float to Go, and written as short as can be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0 | 1",
                "1e3 | 1000",
                "1E5 | 100000",
                "0.0 | 0",
                "9223372036854775808 | 9223372036854776000",
                "12345678901234567890 | 12345678901234567000",
                "0.1234567890123456789 | 0.12345678901234568",
                "0.000001234 | 0.000001234",
                "1e20 | 100000000000000000000",
                "1e21 | 1E+21",
                "1e-7 | 1E-7",
            })
    void holdsNumbersAsGoDoes(String written, String held) {
        assertThat(json("{\"a\":" + written + "}")).isEqualTo("{\"a\":" + held + "}");
        assertThat(yaml("a: " + written)).isEqualTo("{\"a\":" + held + "}");
    }
}
