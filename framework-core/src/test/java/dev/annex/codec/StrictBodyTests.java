package dev.annex.codec;

import static dev.annex.codec.FlunderBody.decode;
import static dev.annex.codec.FlunderBody.decodeTyped;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** and E-23: fields that stand there twice, and those that nobody knows. */
class StrictBodyTests {

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
}
