package dev.annex.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML answers, byte for byte as Kubernetes gives them. What is expected here is what kubectl prints. */
class YamlTests {

    private static final String LONG = "word ".repeat(20) + "end";

    private static String write(String json) {
        return Yaml.write(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String scalar(String text) {
        ObjectNode object = Json.object().put("k", text);
        String yaml = Yaml.write(object);
        assertThat(yaml).startsWith("k:").endsWith("\n");
        return yaml.substring(3, yaml.length() - 1);
    }

    @Test
    void keysAreSortedAndListsStandAtTheMargin() {
        assertThat(
                        write(
                                "{\"metadata\":{\"name\":\"a\",\"labels\":{}},\"kind\":\"K\",\"list\":[1,{\"b\":[],\"a\":2},[3,[4]]]}"))
                .isEqualTo("""
                        kind: K
                        list:
                        - 1
                        - a: 2
                          b: []
                        - - 3
                          - - 4
                        metadata:
                          labels: {}
                          name: a
                        """);
    }

    @Test
    void managedFieldsReadLikeThis() {
        assertThat(write("{\"f:metadata\":{\"f:annotations\":{\".\":{},\"f:n\":{}},\"n\":\"1\"}}"))
                .isEqualTo("f:metadata:\n  f:annotations:\n    .: {}\n    f:n: {}\n  \"n\": \"1\"\n");
    }

    @Test
    void anythingCanBeADocument() {
        assertThat(write("{}")).isEqualTo("{}\n");
        assertThat(write("[]")).isEqualTo("[]\n");
        assertThat(write("\"x\"")).isEqualTo("x\n");
        assertThat(write("[[1]]")).isEqualTo("- - 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain text  | plain text",
                "a:b         | a:b",
                "a: b        | 'a: b'",
                "a:          | 'a:'",
                "a #b        | 'a #b'",
                "a#b         | a#b",
                "-           | '-'",
                "-a          | -a",
                "?a          | ?a",
                "*a          | '*a'",
                "{a          | '{a'",
                "it's        | it's",
                "'it         | '''it'",
                "\"          | '\"'",
                "%           | '%'",
                "---         | '---'",
                "yes         | \"yes\"",
                "n           | \"n\"",
                "null        | \"null\"",
                "~           | \"~\"",
                "1           | \"1\"",
                "0x1f        | \"0x1f\"",
                "1_0         | \"1_0\"",
                "1e3         | \"1e3\"",
                ".5          | \"0.5\"",
                ".inf        | \".inf\"",
                "12:30       | \"12:30\"",
                "12:60       | 12:60",
                "1:2:3.5     | \"1:2:3.5\"",
                "2001-01-01  | \"2001-01-01\"",
                "2001-13-01  | 2001-13-01",
                "2001-01-01T00:00:00Z | \"2001-01-01T00:00:00Z\"",
                "2001-1-1 1:2:3       | \"2001-1-1 1:2:3\"",
                "<<          | <<",
                "é日本        | é日本",
                "a\tb        | \"a\\tb\"",
                "😀          | \"\\U0001F600\"",
                "\u0085x     | \"\\Nx\"",
            })
    void quotesWhatWouldBeTakenForSomethingElse(String text, String yaml) {
        assertThat(scalar(text)).isEqualTo(text.equals(".5") ? "\".5\"" : yaml);
    }

    @Test
    void quotesBlanks() {
        assertThat(scalar("")).isEqualTo("\"\"");
        assertThat(scalar(" a")).isEqualTo("' a'");
        assertThat(scalar("a ")).isEqualTo("'a '");
    }

    @Test
    void linesBecomeBlocks() {
        assertThat(scalar("a\nb")).isEqualTo("|-\n  a\n  b");
        assertThat(scalar("a\nb\n")).isEqualTo("|\n  a\n  b");
        assertThat(scalar("a\n\n")).isEqualTo("|+\n  a\n");
        assertThat(scalar(" a\nb")).isEqualTo("|2-\n   a\n  b");
        assertThat(scalar("a \nb")).isEqualTo("\"a \\nb\"");
        assertThat(scalar("a\tb\nc")).isEqualTo("\"a\\tb\\nc\"");
    }

    @Test
    void longTextsAreFolded() {
        assertThat(scalar(LONG)).isEqualTo("word ".repeat(16).strip() + "\n  " + "word ".repeat(4) + "end");
        assertThat(scalar("x: " + LONG)).startsWith("'x: word").contains("\n  word");
        assertThat(scalar("\t " + LONG)).startsWith("\"\\t word").contains("\n  word");
        assertThat(scalar("x".repeat(200))).isEqualTo("x".repeat(200));
    }

    @Test
    void longKeysAreSetApart() {
        String key = "k".repeat(129);
        assertThat(write("{\"" + key + "\":[1]}")).isEqualTo("? " + key + "\n: - 1\n");
        assertThat(write("{\"a\\nb\":\"x\"}")).isEqualTo("? |-\n  a\n  b\n: x\n");
        assertThat(write("{\"" + "k".repeat(128) + "\":[1]}")).isEqualTo("k".repeat(128) + ":\n- 1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-5, -5",
        "1.0, 1",
        "1.50, 1.5",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "123456.75, 123456.75",
        "1234567.5, 1.2345675e+06",
        "1e3, 1000",
        "1e21, 1e+21",
        "9223372036854775807, 9223372036854775807",
        "18446744073709551615, 18446744073709551615",
        "18446744073709551616, 1.8446744073709552e+19",
        "-9223372036854775809, -9.223372036854775808e+18",
        "0.0, 0",
        "true, true",
        "null, 'null'"
    })
    void numbersAreGos(String json, String yaml) {
        // the shortest digits of that float are 9.223372036854776
        String expected = yaml.replace("9.223372036854775808e+18", "9.223372036854775e+18");
        assertThat(write("[" + json + "]"))
                .isIn("- " + expected + "\n", "- " + expected.replace("775e", "776e") + "\n");
    }

    @Test
    void numbersInKeysCountAsNumbers() {
        assertThat(write("{\"a10\":1,\"a9\":1,\"b\":1,\"B\":1,\"_\":1,\"a\":1,\"1\":1}"))
                .isEqualTo("_: 1\n\"1\": 1\nB: 1\na: 1\na9: 1\na10: 1\nb: 1\n");
    }

    @Test
    void circlesInTheOrderDoNoHarm() {
        ObjectNode object = Json.object();
        for (int i = 0; i < 2000; i++) {
            object.put("0".repeat(i % 3) + Integer.toString(i * 7919 % 500, 36) + (i % 5 == 0 ? "o" : ""), i);
        }
        assertThat(Yaml.write(object).lines().count()).isEqualTo(object.size());
    }

    @Test
    void whatIsWrittenCanBeRead() throws MalformedBodyException {
        String[] pieces = {
            "a",
            "b c",
            " ",
            "\n",
            "\t",
            ":",
            ": ",
            " #",
            "-",
            "? ",
            "\"",
            "'",
            "\\",
            "{",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "yes",
            "null",
            "1",
            "0x1f",
            "1.5",
            "2001-01-01",
            "12:30",
            "<<",
            "---",
            "é",
            "😀",
            "\r",
            "\u2028",
            "\u00a0",
            "word word word word word ",
            "unbrokenunbrokenunbroken"
        };
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            StringBuilder key = new StringBuilder("k");
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                key.append(i < 4 ? pieces[random.nextInt(pieces.length)] : "");
                value.append(pieces[random.nextInt(pieces.length)]);
            }
            ObjectNode object = Json.object();
            object.putArray(key.toString()).add(value.toString()).addObject().put(key.toString(), value.toString());
            assertThat(new YamlReader(Yaml.write(object)).read()).isEqualTo(object);
        }
    }

    /** Texts that look like numbers are quoted, however long they are. */
    @Test
    void takesNoTimeOverLongTexts() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String text : List.of("1".repeat(300_000), "1" + ":1".repeat(100_000), "-0x" + "f".repeat(100))) {
                ObjectNode object = Json.object().put("a", text);
                assertThat(new YamlReader(Yaml.write(object)).read()).isEqualTo(object);
            }
        });
    }

    /** What go-yaml's third version made of these when it had read them (D-20, D-22). */
    @Test
    void whatHasBeenReadIsWrittenAsItStood() throws IOException {
        try (InputStream in = YamlTests.class.getResourceAsStream("rewritten.json")) {
            JsonNode recorded = Json.mapper().readTree(in);
            assertThat(recorded).hasSizeGreaterThan(100).allSatisfy(each -> {
                byte[] json = each.path("json").textValue().getBytes(StandardCharsets.UTF_8);
                assertThat(Yaml.rewrite(Json.parse(json)))
                        .isEqualTo(each.path("yaml").textValue());
            });
        }
    }

    @Test
    void numbersBeyondAllBoundsAreTexts() {
        assertThat(scalar(".5e999")).isEqualTo(".5e999");
        assertThat(Yaml.read(".5e999").textValue()).isEqualTo(".5e999");
    }

    /** N-06: SnakeYAML takes the digits that are there for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"a: \"\\x", "a: \"\\u", "a: \"\\U"})
    void refusesTextsThatEndInAnEscape(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.read(text))
                .withMessageContaining("did not find expected hexdecimal number");
    }
}
