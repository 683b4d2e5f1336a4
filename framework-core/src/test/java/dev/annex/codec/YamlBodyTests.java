package dev.annex.codec;

import static dev.annex.codec.FlunderBody.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N-04: what bodies of YAML say. */
class YamlBodyTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[yes, No, on, OFF, y, N, true]            | [true,false,true,false,true,false,true]",
                "['yes', \"no\", ~, Null, null]            | [\"yes\",\"no\",null,null,null]",
                "[1, -1, +1, 0x1F, 0o17, 017, 08, 0b101]   | [1,-1,1,31,15,15,8,5]",
                "[1_000, 1e3, 1.0, 1.5, .5, 5., -0b11]     | [1000,1000,1,1.5,0.5,5,-3]",
                "[9223372036854775808, 18446744073709551615] | [9223372036854776000,18446744073709552000]",
                "[2001-01-01, 2001-01-01T00:00:00Z, 12:30] | [\"2001-01-01\",\"2001-01-01T00:00:00Z\",\"12:30\"]",
                "[<<, =, 0x, 0xg, _1, 1e, +, .a, ..]       | [\"\\u003c\\u003c\",\"=\",\"0x\",\"0xg\",\"_1\",\"1e\",\"+\",\".a\",\"..\"]",
                "[!!str 5, !!int \"5\", !!float 5, !foo x] | [\"5\",5,5,\"x\"]",
                "[!!binary aGVsbG8=, !!bool yes, !!null ~] | [\"hello\",true,null]",
            })
    void yamlScalarsMeanWhatTheyMeanToGo(String yaml, String json) {
        assertThat(yaml("a: " + yaml)).isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void keysOfYamlAreTexts() {
        assertThat(yaml("{1: a, true: b, 1.5: c, yes: d, 0x10: e}"))
                .isEqualTo("{\"1\":\"a\",\"true\":\"d\",\"1.5\":\"c\",\"16\":\"e\"}");
    }

    @Test
    void yamlHasAnchorsAndMerges() {
        assertThat(yaml("""
                        a: &A {x: 1, w: 2}
                        b: *A
                        c: {<<: *A, x: 3}
                        d: {x: 3, <<: *A}
                        e: {<<: [*A, {x: 9, z: 8}], v: 1}
                        """))
                .isEqualTo("{\"a\":{\"x\":1,\"w\":2},\"b\":{\"x\":1,\"w\":2},\"c\":{\"x\":3,\"w\":2},"
                        + "\"d\":{\"x\":1,\"w\":2},\"e\":{\"x\":1,\"z\":8,\"w\":2,\"v\":1}}");
    }

    @Test
    void onlyTheFirstDocumentCounts() {
        assertThat(yaml("a: 1\n---\nb: [\n")).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [",
                "a: .nan",
                "a: -.inf",
                "~: 1",
                "{[1]: 2}",
                "<<: 1",
                "a: !!int x",
                "a: !!binary '*'",
                "a: &A [*A]",
                "a: &A {<<: *A}",
                "a: *nowhere",
                "a: b: c",
                "\tx: 1"
            })
    void refusesOtherYaml(String body) {
        assertThatThrownBy(() -> yaml(body)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(400);
            assertThat(e.message()).startsWith("the object provided is unrecognized (must be of type Flunder): ");
        });
    }

    @Test
    void aliasesCannotMultiplyWithoutEnd() { // as go-yaml counts
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 16; i++) {
            laughs.append("a%d: &a%d [*a%d,*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThatThrownBy(() -> yaml(laughs.toString())).hasMessageContaining("excessive aliasing");
    }

    /** What go-yaml makes of these: so many bytes of JSON, or too much. */
    @ParameterizedTest
    @CsvSource({"1, 51, 323", "1, 20000, 120017", "9, 899, 34211", "99, 999, 398011", "1200, 1200, 0"})
    void manyAliasesOfSmallValuesAreFine(int values, int aliases, int length) {
        String text = "a: &a [" + "x,".repeat(values) + "]\nb:\n" + "- *a\n".repeat(aliases);
        if (length > 0) {
            assertThat(Json.text(Yaml.read(text))).hasSize(length);
        } else {
            assertThatThrownBy(() -> Yaml.read(text)).hasMessageContaining("document contains excessive aliasing");
        }
    }
}
