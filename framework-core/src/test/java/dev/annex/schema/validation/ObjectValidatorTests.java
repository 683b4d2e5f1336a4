package dev.annex.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages beside the values themselves, and which of them hides which. */
class ObjectValidatorTests {

    private static final String SKIPPED = "<nil>: Invalid value: null: some validation rules were not checked because"
            + " the object was invalid; correct the existing errors to complete validation";

    private static final String LISTS = """
            {"type":"object","properties":{
              "set":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"integer"}},
              "map":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k","j"],
                "items":{"type":"object","properties":{"k":{"type":"string"},"j":{"type":"string"}}}},
              "inner":{"type":"object","additionalProperties":
                {"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}}
            """;

    private static final String EMBEDDED = """
            {"type":"object","properties":{"o":
              {"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}}}
            """;

    private static final String RULED = """
            {"type":"object","properties":{
              "a":{"type":"integer","minimum":3,"x-kubernetes-validations":[{"rule":"self > 0"}]},
              "b":{"type":"string","maxLength":2}}}
            """;

    private static final ValueRules RULES = (object, old, root, tolerated) -> List.of(
            new FieldError(FieldError.Type.INVALID, FieldPath.of("a"), object.get("a"), old == null ? "new" : "old"));

    @Test
    void findsDoublesOnce() {
        Validation validation = Validation.by(LISTS);

        assertThat(validation.create("{\"set\":[1,2,1,1,1.0],\"inner\":{\"x\":[\"a\",\"a\"]}}"))
                .containsExactly("set[2]: Duplicate value: 1", "inner[x][1]: Duplicate value: \"a\"");
    }

    @Test
    void comparesMapListsByTheirKeys() {
        Validation validation = Validation.by(LISTS);

        assertThat(validation.create("{\"map\":[{\"k\":\"a\",\"j\":\"b\"},{\"k\":\"a\"},{\"k\":\"a\",\"x\":1}]}"))
                .containsExactly("map[2]: Duplicate value: {\"k\":\"a\"}");
        assertThat(validation.create("{\"map\":[1,{\"k\":\"a\",\"j\":\"b\"}]}"))
                .endsWith("map[0]: Invalid value: 1: must be an object for an array of list-type map");
    }

    @Test
    void toleratesDoublesWhereThereWereSome() {
        Validation validation = Validation.by(LISTS);

        assertThat(validation.update("{\"set\":[1,1]}", "{\"set\":[2,2,1,1]}")).isEmpty();
        assertThat(validation.update("{\"set\":[1,2]}", "{\"set\":[2,2]}"))
                .containsExactly("set[1]: Duplicate value: 2");
    }

    @Test
    void asksEmbeddedResourcesForATypeAndGoodMetadata() {
        Validation validation = Validation.by(EMBEDDED);

        assertThat(validation.create("{\"o\":{}}"))
                .containsExactly("o.apiVersion: Required value", "o.kind: Required value");
        assertThat(validation.create(
                        "{\"o\":{\"apiVersion\":\"a/b/c\",\"kind\":\"\",\"metadata\":{\"name\":\"a/b\"}}}"))
                .containsExactly(
                        "o.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c",
                        "o.kind: Invalid value: \"\": must not be empty",
                        "o.metadata.name: Invalid value: \"a/b\": may not contain '/'");
        assertThat(validation.create("{\"o\":{\"apiVersion\":\"v1\",\"kind\":\"X\"}}"))
                .isEmpty();
    }

    @Test
    void judgesTheNumbersOfTheScaleSubresource() {
        ScalePaths scale = new ScalePaths(".spec.replicas", ".status.replicas", ".status.selector");
        Validation validation = Validation.by("{\"type\":\"object\"}", scale, ValueRules.NONE);

        assertThat(validation.create(
                        "{\"spec\":\"x\",\"status\":{\"replicas\":-1,\"selector\":{\"b\":[1],\"a\":null}}}"))
                .containsExactly(
                        ".spec.replicas: Invalid value: 0: .spec.replicas accessor error: x is of the type string,"
                                + " expected map[string]interface{}",
                        ".status.replicas: Invalid value: -1: should be a non-negative integer",
                        ".status.selector: Invalid value: \"\": .status.selector accessor error: map[a:<nil> b:[1]] is"
                                + " of the type map[string]interface {}, expected string");
        assertThat(validation.create("{\"spec\":{\"replicas\":2147483648}}"))
                .containsExactly(
                        ".spec.replicas: Invalid value: 2147483648: should be less than or equal to 2147483647");
        assertThat(validation.updateStatus("{}", "{\"spec\":\"x\",\"status\":{\"replicas\":1.5}}"))
                .containsExactly(".status.replicas: Invalid value: 0: .status.replicas accessor error: 1.5 is of the"
                        + " type float64, expected int64");
    }

    @Test
    void appliesRulesAfterTheSchema() {
        Validation validation = Validation.by(RULED, null, RULES);

        assertThat(validation.create("{\"a\":1}"))
                .containsExactly(
                        "a: Invalid value: 1: a in body should be greater than or equal to 3",
                        "a: Invalid value: 1: new");
        assertThat(validation.update("{\"a\":2}", "{\"a\":5}")).containsExactly("a: Invalid value: 5: old");
    }

    @Test
    void skipsRulesThatCouldStumble() {
        Validation validation = Validation.by(RULED, null, RULES);

        assertThat(validation.create("{\"a\":\"x\"}"))
                .containsExactly(
                        "a: Invalid value: \"string\": a in body must be of type integer: \"string\"", SKIPPED);
        assertThat(validation.create("{\"a\":5,\"b\":\"xxx\"}"))
                .containsExactly("b: Too long: may not be more than 2 bytes", SKIPPED);
    }

    @Test
    void saysNothingOfRulesWhereThereAreNone() {
        assertThat(Validation.ofField("{\"type\":\"string\"}").create("{\"v\":1}"))
                .hasSize(1);
    }

    @Test
    void namesFieldsAsSeenFromTheStatus() {
        Validation validation = Validation.by("""
                {"type":"object","properties":{
                  "spec":{"type":"object","required":["a"]},
                  "status":{"type":"object","minProperties":1,"properties":{"n":{"type":"integer","minimum":0}},
                    "not":{"required":["x"]}}}}
                """);

        assertThat(validation.updateStatus("{\"spec\":{}}", "{\"spec\":{},\"status\":{\"n\":-1,\"x\":1}}"))
                .containsExactly(
                        "status: Invalid value: \"\": \"\" must not validate the schema (not)",
                        "status.n: Invalid value: -1: n in body should be greater than or equal to 0");
        assertThat(validation.updateStatus("{\"spec\":{}}", "{\"spec\":{}}")).isEmpty();
        assertThat(validation.updateStatus("{\"status\":{\"n\":-1}}", "{\"status\":{\"n\":-1}}"))
                .isEmpty();
    }
}
