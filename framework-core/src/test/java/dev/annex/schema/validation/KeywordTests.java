package dev.annex.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each keyword with its sentence, in the form of E-09; the sentences are those of a kube-apiserver 1.36. */
class KeywordTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # type, nullable
                    {"type":"string"} | "x" |
                    {"type":"string"} | 5 | v: Invalid value: "integer": v in body must be of type string: "integer"
                    {"type":"string"} | null | v: Invalid value: "null": v in body must be of type string: "null"
                    {"type":"string","nullable":true} | null |
                    {"type":"integer"} | 5 |
                    {"type":"integer"} | 5.0 |
                    {"type":"integer"} | "5" | v: Invalid value: "string": v in body must be of type integer: "string"
                    {"type":"number"} | 5 |
                    {"type":"number"} | true | v: Invalid value: "boolean": v in body must be of type number: "boolean"
                    {"type":"boolean"} | 1 | v: Invalid value: "integer": v in body must be of type boolean: "integer"
                    {"type":"array"} | {} | v: Invalid value: "object": v in body must be of type array: "object"
                    {"type":"object"} | [] | v: Invalid value: "array": v in body must be of type object: "array"
                    {"x-kubernetes-preserve-unknown-fields":true} | [1,{}] |
                    # x-kubernetes-int-or-string
                    {"x-kubernetes-int-or-string":true} | "5%" |
                    {"x-kubernetes-int-or-string":true} | 5 |
                    {"x-kubernetes-int-or-string":true} | 5.5 | v: Invalid value: "number": v in body must be of type integer,string: "number"
                    # enum
                    {"type":"string","enum":["a","b"]} | "b" |
                    {"type":"string","enum":["a","b"]} | "c" | v: Unsupported value: "c": supported values: "a", "b"
                    {"type":"integer","enum":[1,2]} | 3 | v: Unsupported value: 3: supported values: "1", "2"
                    {"type":"integer","enum":[1,2]} | 2.0 |
                    {"type":"string","nullable":true,"enum":["a",null]} | null | v: Unsupported value: null: supported values: "a", "null"
                    {"enum":[{"a":1}]} | {"b":2,"a":1.5} | v: Unsupported value: {"a":1.5,"b":2}: supported values: "{\\"a\\":1}"
                    # minLength, maxLength, pattern: the first that fails
                    {"type":"string","maxLength":2} | "éé" |
                    {"type":"string","maxLength":2} | "abc" | v: Too long: may not be more than 2 bytes
                    {"type":"string","maxLength":1} | "abc" | v: Too long: may not be more than 1 byte
                    {"type":"string","minLength":2} | "\uD83D\uDE00" | v: Invalid value: "\uD83D\uDE00": v in body should be at least 2 chars long
                    {"type":"string","pattern":"^a+$"} | "a\\nb" | v: Invalid value: "a\\nb": v in body should match '^a+$'
                    {"type":"string","pattern":"^a+$"} | "a\\n" | v: Invalid value: "a\\n": v in body should match '^a+$'
                    {"type":"string","pattern":"b"} | "abc" |
                    {"type":"string","minLength":4,"pattern":"x"} | "abc" | v: Invalid value: "abc": v in body should be at least 4 chars long
                    # minimum, maximum and their exclusive forms
                    {"type":"integer","minimum":1} | 1 |
                    {"type":"integer","minimum":1} | 0 | v: Invalid value: 0: v in body should be greater than or equal to 1
                    {"type":"integer","minimum":1,"exclusiveMinimum":true} | 1 | v: Invalid value: 1: v in body should be greater than 1
                    {"type":"number","maximum":10.5} | 10.75 | v: Invalid value: 10.75: v in body should be less than or equal to 10.5
                    {"type":"number","maximum":10,"exclusiveMaximum":true} | 10 | v: Invalid value: 10: v in body should be less than 10
                    {"type":"number","maximum":10} | 1e30 | v: Invalid value: 1e+30: v in body should be less than or equal to 10
                    {"type":"number","minimum":0.5} | 0 |
                    # multipleOf
                    {"type":"integer","multipleOf":5} | 12 | v: Invalid value: 12: v in body should be a multiple of 5
                    {"type":"number","multipleOf":0.1} | 0.3 |
                    {"type":"number","multipleOf":2.5} | 7 | v: Invalid value: 7: v in body should be a multiple of 2
                    {"type":"number","multipleOf":2.5} | 7.5 |
                    # format
                    {"type":"string","format":"ipv4"} | "::1" | v: Invalid value: "::1": v in body must be of type ipv4: "::1"
                    {"type":"string","format":"telephone"} | "?" |
                    {"type":"string","format":"date-time"} | 5 | v: Invalid value: "int64": v in body must be of type date-time: "int64"
                    {"type":"string","format":"date-time"} | true | v: Invalid value: "": v in body must be of type date-time: ""
                    {"type":"integer","format":"int32"} | 2147483648 | <nil>: Invalid value: "": Checked value must be of type integer with format int32 in v
                    {"type":"integer","format":"int64"} | 2147483648 |
                    {"type":"number","format":"float"} | 1e39 | <nil>: Invalid value: "": Checked value must be of type number with format float in v
                    # lists
                    {"type":"array","items":{"type":"integer"},"minItems":1} | [] | v: Invalid value: 0: v in body should have at least 1 items
                    {"type":"array","items":{"type":"integer"},"maxItems":1} | [1,2] | v: Too many: 2: must have at most 1 item
                    {"type":"array","items":{"type":"integer"}} | [1,"x"] | v[1]: Invalid value: "string": v[1] in body must be of type integer: "string"
                    {"type":"array","items":{"type":"integer"}} | [null] | v[0]: Invalid value: "null": v[0] in body must be of type integer: "null"
                    {"type":"array","items":{"type":"integer"},"uniqueItems":true} | [1,2,1] | v: Invalid value: "": v in body shouldn't contain duplicates
                    # objects
                    {"type":"object","required":["a"]} | {} | v.a: Required value
                    {"type":"object","properties":{"a":{"type":"string","maxLength":1}}} | {"a":"bb"} | v.a: Too long: may not be more than 1 byte
                    {"type":"object","additionalProperties":{"type":"string"}} | {"a":1} | v.a: Invalid value: "integer": v.a in body must be of type string: "integer"
                    {"type":"object","additionalProperties":false} | {"a":1} | v: Invalid value: "a": v.a in body is a forbidden property
                    {"type":"object","minProperties":1} | {} | v: Invalid value: 0: v in body should have at least 1 properties
                    {"type":"object","maxProperties":1} | {"a":1,"b":2} | v: Too many: 2: must have at most 1 item
                    # compositions
                    {"not":{"enum":["a"]}} | "a" | <nil>: Invalid value: "": "v" must not validate the schema (not)
                    {"not":{"enum":["a"]}} | "b" |
                    {"oneOf":[{"required":["a"]},{"required":["b"]}]} | {"a":1,"b":2} | <nil>: Invalid value: "": "v" must validate one and only one schema (oneOf). Found 2 valid alternatives
                    {"oneOf":[{"required":["a"]},{"required":["b"]}]} | {"a":1} |
                    {"anyOf":[{"required":["a"]},{"required":["b"]}]} | {"a":1,"b":2} |
                    """)
    void judges(String schema, String value, String expected) {
        assertThat(Validation.ofField(schema).create("{\"v\":" + value + "}"))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void namesTheFormatAndTheRangeOfNumbers() {
        assertThat(Validation.ofField("{\"type\":\"integer\",\"format\":\"int32\"}")
                        .create("{\"v\":1.5}"))
                .containsExactly(
                        "v: Invalid value: \"float64\": v in body must be of type int32: \"float64\"",
                        "<nil>: Invalid value: \"\": Checked value must be of type integer with format int32 in v");
    }

    @Test
    void tellsWhatTheBestAlternativeLacks() {
        Validation validation = Validation.ofField("""
                {"anyOf":[{"required":["a","b"]},{"required":["c"],"properties":{"a":{"maximum":3}}}]}
                """);

        assertThat(validation.create("{\"v\":{\"a\":5}}"))
                .containsExactly(
                        "<nil>: Invalid value: \"\": \"v\" must validate at least one schema (anyOf)",
                        "v.a: Invalid value: 5: v.a in body should be less than or equal to 3",
                        "v.c: Required value");
    }

    @Test
    void tellsWhatEveryPartSays() {
        Validation validation = Validation.ofField("{\"allOf\":[{\"minLength\":3},{\"pattern\":\"^[a-z]+$\"}]}");

        assertThat(validation.create("{\"v\":\"ABC\"}"))
                .containsExactly(
                        "v: Invalid value: \"ABC\": v in body should match '^[a-z]+$'",
                        "<nil>: Invalid value: \"\": \"v\" must validate all the schemas (allOf)");
        assertThat(validation.create("{\"v\":\"A\"}"))
                .last()
                .isEqualTo("<nil>: Invalid value: \"\": \"v\" must validate all the schemas (allOf). None validated");
    }

    @Test
    void tellsTheSameThingOnce() {
        Validation validation = Validation.ofField("{\"minLength\":3,\"allOf\":[{\"minLength\":3},{\"maxLength\":9}]}");

        assertThat(validation.create("{\"v\":\"A\"}"))
                .containsExactly(
                        "v: Invalid value: \"A\": v in body should be at least 3 chars long",
                        "<nil>: Invalid value: \"\": \"v\" must validate all the schemas (allOf)");
    }

    @Test
    void refusesPatternsOfAnotherSyntax() {
        assertThatThrownBy(() -> Validation.ofField("{\"items\":{\"pattern\":\"^(?!x)\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the pattern \"^(?!x)\" of v[]")
                .hasMessageContaining("RE2");
    }
}
