package dev.annex.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was wrong before is tolerated while it stays (KEP-4008). */
class RatchetingTests {

    private static final String ITEMS = """
            {"type":"object","properties":{"k":{"type":"string"},"v":{"type":"integer","minimum":0},
              "w":{"type":"integer"}}}
            """;

    @Test
    void followsFields() {
        Validation validation = Validation.by("""
                {"type":"object","properties":{"spec":{"type":"object","required":["c"],"properties":{
                  "a":{"type":"integer","minimum":5},"b":{"type":"string","maxLength":2}}}}}
                """);
        String old = "{\"spec\":{\"a\":1,\"b\":\"abc\"}}";

        assertThat(validation.update(old, old)).isEmpty();
        assertThat(validation.update(old, "{\"spec\":{\"a\":1,\"b\":\"x\",\"c\":1}}"))
                .isEmpty();
        assertThat(validation.update(old, "{\"spec\":{\"a\":2,\"b\":\"abc\"}}"))
                .containsExactly(
                        "spec.a: Invalid value: 2: spec.a in body should be greater than or equal to 5",
                        "spec.c: Required value");
    }

    @Test
    void followsTheElementsOfMapListsByTheirKeys() {
        Validation validation = Validation.ofField(
                "{\"type\":\"array\",\"x-kubernetes-list-type\":\"map\",\"x-kubernetes-list-map-keys\":[\"k\"],\"items\":"
                        + ITEMS + "}");
        String old = "{\"v\":[{\"k\":\"a\",\"v\":-1},{\"k\":\"b\",\"v\":-2}]}";

        assertThat(validation.update(old, "{\"v\":[{\"k\":\"b\",\"v\":-2,\"w\":1},{\"k\":\"a\",\"v\":-1}]}"))
                .isEmpty();
        assertThat(validation.update(old, "{\"v\":[{\"k\":\"a\",\"v\":-2},{\"k\":\"c\",\"v\":-1}]}"))
                .containsExactly(
                        "v[0].v: Invalid value: -2: v[0].v in body should be greater than or equal to 0",
                        "v[1].v: Invalid value: -1: v[1].v in body should be greater than or equal to 0");
    }

    @Test
    void doesNotFollowTheElementsOfOtherLists() {
        for (String type : new String[] {"atomic", "set"}) {
            Validation validation = Validation.ofField("{\"type\":\"array\",\"x-kubernetes-list-type\":\"" + type
                    + "\",\"items\":{\"type\":\"integer\",\"minimum\":0}}");

            assertThat(validation.update("{\"v\":[-1,2]}", "{\"v\":[-1,2]}")).isEmpty();
            assertThat(validation.update("{\"v\":[-1,2]}", "{\"v\":[-1,3]}")).hasSize(1);
            assertThat(validation.update("{\"v\":[-1,2]}", "{\"v\":[2,-1]}")).hasSize(1);
        }
    }

    @Test
    void toleratesAMapListWhoseOrderAloneChanged() {
        Validation validation = Validation.ofField("{\"type\":\"array\",\"maxItems\":1,"
                + "\"x-kubernetes-list-type\":\"map\",\"x-kubernetes-list-map-keys\":[\"k\"],\"items\":" + ITEMS + "}");

        assertThat(validation.update("{\"v\":[{\"k\":\"a\"},{\"k\":\"b\"}]}", "{\"v\":[{\"k\":\"b\"},{\"k\":\"a\"}]}"))
                .isEmpty();
        assertThat(validation.update("{\"v\":[{\"k\":\"a\"},{\"k\":\"b\"}]}", "{\"v\":[{\"k\":\"b\"},{\"k\":\"c\"}]}"))
                .hasSize(1);
    }

    @Test
    void neverCallsUnknownFieldsUnchanged() {
        Validation validation = Validation.ofField(
                "{\"type\":\"object\",\"x-kubernetes-preserve-unknown-fields\":true,\"minProperties\":2}");

        assertThat(validation.update("{\"v\":{\"a\":1}}", "{\"v\":{\"a\":1}}")).hasSize(1);
    }

    @Test
    void toleratesACompositionAsAWholeOnly() {
        Validation validation = Validation.ofField("""
                {"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},
                 "allOf":[{"properties":{"a":{"minimum":5}}}]}
                """);

        assertThat(validation.update("{\"v\":{\"a\":1}}", "{\"v\":{\"a\":1}}")).isEmpty();
        assertThat(validation.update("{\"v\":{\"a\":1}}", "{\"v\":{\"a\":1,\"b\":1}}"))
                .hasSize(2);
    }

    @Test
    void tellsAWholeNumberFromAReal() {
        Validation validation = Validation.ofField("{\"type\":\"number\",\"minimum\":5}");

        assertThat(validation.update("{\"v\":1}", "{\"v\":1}")).isEmpty();
        assertThat(validation.update("{\"v\":1}", "{\"v\":1.0}")).hasSize(1);
    }
}
