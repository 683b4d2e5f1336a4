package dev.annex.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E-23 and N-04: what bodies say. */
class RequestBodyTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static DecodedBody decode(String body, String contentType) {
        return RequestBody.decode(body.getBytes(StandardCharsets.UTF_8), contentType, "Flunder", false);
    }

    private static String json(String body) {
        return Json.text(decode(body, "").tree());
    }

    private static String yaml(String body) {
        return Json.text(decode(body, "application/yaml").tree());
    }

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
    void nothingIsAnObjectWithoutFields() {
        assertThat(json("null")).isEqualTo("{}");
        assertThat(json(" null ")).isEqualTo("{}");
        assertThat(yaml("")).isEqualTo("{}");
        assertThat(yaml("---\n")).isEqualTo("{}");
        assertThat(yaml("~")).isEqualTo("{}");
    }

    @Test
    void losesNothingThatGoKeeps() {
        String exact = "{\"b\":{\"B\":[1,-0,9223372036854775807,1.10,-2.5e-3,true,null,\"\"]},"
                + "\"a\":\"\\u003cé😀\\u2028\\u0000\"}";
        assertThat(json(exact))
                .isEqualTo(
                        exact.replace("-2.5e-3", "-0.0025").replace("-0,", "0,").replace("1.10", "1.1"));
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

    @Test
    void nestingHasALimit() {
        String deep = "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
        assertThatThrownBy(() -> decode(deep, "")).hasMessageContaining("exceeded max depth");
        assertThatThrownBy(() -> decode(deep, "application/yaml"))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(400));
    }

    @Test
    void namesAreCaseSensitive() {
        assertThat(decode("{\"a\":1,\"A\":2}", "").duplicates()).isEmpty();
    }

    @Test
    void reportsFieldsThatStandThereTwiceAndTakesTheLast() {
        DecodedBody body = decode(
                "{\"metadata\":{\"name\":\"dup\",\"name\":\"dup2\"},\"spec\":{\"list\":[{},{\"x\":1,\"x\":2}],"
                        + "\"reference\":\"a\",\"reference\":\"b\",\"reference\":\"c\"}}",
                "");
        assertThat(body.strictWarnings())
                .containsExactly(
                        "duplicate field \"metadata.name\"",
                        "duplicate field \"spec.list[1].x\"",
                        "duplicate field \"spec.reference\"");
        assertThat(Json.text(body.tree()))
                .isEqualTo("{\"metadata\":{\"name\":\"dup2\"},\"spec\":{\"list\":[{},{\"x\":2}],\"reference\":\"c\"}}");
    }

    @Test
    void ofCustomResourcesAllDuplicatesAreReportedBeforeWhatIsUnknown() {
        DecodedBody body = decode("{\"a\":1,\"a\":2,\"b\":{\"c\":1,\"c\":1},\"bc\":1,\"bc\":1}", "");
        assertThat(body.strictErrors(List.of("a", "b")))
                .containsExactly(
                        "duplicate field \"a\"",
                        "duplicate field \"b.c\"",
                        "duplicate field \"bc\"",
                        "unknown field \"a\"",
                        "unknown field \"b\"");
    }

    private static DecodedBody decodeTyped(String body) {
        return RequestBody.decode(body.getBytes(StandardCharsets.UTF_8), "", "Flunder", true);
    }

    @Test
    void intoWhatHasATypeFieldsThatStandThereTwiceAreReadTwice() { // E-23
        assertThat(Json.text(decodeTyped("{\"labels\":{\"a\":\"1\",\"b\":\"1\"},\"labels\":{\"b\":\"2\",\"c\":null},"
                                + "\"l\":[{\"x\":1},{\"x\":2}],\"l\":[{\"y\":3}],\"n\":1,\"n\":null}")
                        .tree()))
                .isEqualTo("{\"labels\":{\"a\":\"1\",\"b\":\"2\",\"c\":null},\"l\":[{\"x\":1,\"y\":3}],\"n\":1}");
    }

    @Test
    void ofWhatHasATypeUnknownFieldsAndDuplicatesAreReportedAsTheyCome() {
        DecodedBody body = decodeTyped("{\"z\":1,\"metadata\":{\"name\":\"a\",\"y\":{\"b\":1,\"b\":2},\"name\":\"b\"},"
                + "\"spec\":{\"x\":1},\"spec\":{\"x\":1,\"w\\\"\":2}}");
        List<String> errors = body.strictErrors(List.of("z", "metadata.y", "spec.x", "spec.w\""));
        assertThat(errors)
                .containsExactly(
                        "unknown field \"z\"",
                        "unknown field \"metadata.y\"",
                        "duplicate field \"metadata.name\"",
                        "unknown field \"spec.x\"",
                        "duplicate field \"spec\"",
                        "unknown field \"spec.w\\\"\"");
        assertThat(body.warnings(errors)).isEqualTo(errors);
    }

    @Test
    void ofWhatHasATypeAHundredMistakesAreReported() {
        List<String> names = IntStream.range(0, 120).mapToObj(i -> "f" + i).toList();
        String fields = names.stream().map(name -> '"' + name + "\":1").collect(Collectors.joining(","));
        assertThat(decodeTyped("{" + fields + "}").strictErrors(names))
                .hasSize(100)
                .endsWith("unknown field \"f99\"");
    }

    @Test
    void protobufThatIsNone() { // N-05, R-32
        Map<String, String> faults = Map.of(
                "{}", "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] ({})",
                "", "empty data (<empty>)",
                "k8s\0", "empty body (6b387300)",
                "k8s\0\n\u0005a", "unexpected EOF (6b3873000a0561)",
                "k8s\0\u0007", "proto: illegal wireType 7 (6b38730007)");
        faults.forEach((body, why) -> assertThatThrownBy(() -> decode(body, "application/vnd.kubernetes.protobuf"))
                .hasMessage("the object provided is unrecognized (must be of type Flunder): " + why));
    }

    @Test
    void objectsOfOurKindsHaveNoProtobuf() { // N-05
        byte[] body =
                Protobuf.encodeEmptyList(Json.object().put("apiVersion", "g/v1").put("kind", "Flunder"));
        assertThatThrownBy(() -> RequestBody.decode(body, "application/vnd.kubernetes.protobuf", "Flunder", true))
                .hasMessage(
                        "Flunder in version \"v1\" cannot be handled as a Flunder: object *v1.Flunder does not implement"
                                + " the protobuf marshalling interface and cannot be encoded to a protobuf message");
    }

    @Test
    void readsDeleteOptionsInProtobuf() { // N-05, L-40
        // k8s\0, then {1: {1: "v1", 2: "DeleteOptions"}, 2: {1: 5, 2: {1: "u", 2: "7"}, 4: "Orphan", 5: "All"}}
        byte[] body = HexFormat.of()
                .parseHex("6b387300" + "0a13" + "0a027631" + "120d44656c6574654f7074696f6e73" + "1217" + "0805" + "1206"
                        + "0a0175" + "120137" + "22064f727068616e" + "2a03416c6c");
        assertThat(Json.text(RequestBody.decodeDeleteOptions(body, "application/vnd.kubernetes.protobuf")))
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"gracePeriodSeconds\":5,"
                        + "\"preconditions\":{\"uid\":\"u\",\"resourceVersion\":\"7\"},"
                        + "\"propagationPolicy\":\"Orphan\",\"dryRun\":[\"All\"]}");
        assertThatThrownBy(() -> RequestBody.decodeDeleteOptions("{".getBytes(StandardCharsets.UTF_8), ""))
                .hasMessage("couldn't get version/kind; json parse error: unexpected end of JSON input");
    }

    @Test
    void reportsKeysOfYamlThatStandThereTwiceByTheirLines() {
        DecodedBody body = decode("a: 1\na: 2\nb:\n  c: x\n  1: y\n  1:\n    z: 1\n", "application/yaml");
        assertThat(Json.text(body.tree())).isEqualTo("{\"a\":2,\"b\":{\"c\":\"x\",\"1\":{\"z\":1}}}");
        assertThat(body.strictWarnings())
                .containsExactly("line 2: key \"a\" already set in map", "line 7: key 1 already set in map");
        assertThat(body.strictErrors(List.of("b")))
                .containsExactly(
                        "yaml: unmarshal errors:\n  line 2: key \"a\" already set in map\n  line 7: key 1 already set in map",
                        "unknown field \"b\"");
        assertThat(body.warnings(body.strictErrors(List.of("b"))))
                .containsExactly(
                        "line 2: key \"a\" already set in map",
                        "line 7: key 1 already set in map",
                        "unknown field \"b\"");
    }

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
