package dev.annex.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L-32: keys and values of labels. */
class LabelsTests {

    private static final String KEY_RULE =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                    + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple",
                "now-with-dashes",
                "1-starts-with-num",
                "1234",
                "simple/simple",
                "now-with/dashes",
                "a.b-c.com/D_e",
                "UPPER",
                "com.example.foo/x",
                "1.2.3.4/5678"
            })
    void isAKey(String key) {
        assertThat(Labels.key(key)).isEmpty();
    }

    @Test
    void aKeyNeedsAName() {
        assertThat(Labels.key("")).containsExactly("name part must be non-empty", "name part " + KEY_RULE);
        assertThat(Labels.key("a/")).containsExactly("name part must be non-empty", "name part " + KEY_RULE);
        assertThat(Labels.key("bad key")).containsExactly("name part " + KEY_RULE);
        assertThat(Labels.key("x".repeat(64))).containsExactly("name part must be no more than 63 bytes");
    }

    @Test
    void aKeysPrefixIsASubdomain() {
        assertThat(Labels.key("/a")).containsExactly("prefix part must be non-empty");
        assertThat(Labels.key("A/a"))
                .singleElement()
                .asString()
                .startsWith("prefix part a lowercase RFC 1123 subdomain");
        assertThat(Labels.key("x".repeat(254) + "/a")).containsExactly("prefix part must be no more than 253 bytes");
        assertThat(Labels.key("a/b/c"))
                .containsExactly("a valid label key " + KEY_RULE
                        + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "simple", "now-with-dashes", "1-starts-with-num", "end-with-num-1", "a_b.c", "UPPER"})
    void isAValue(String value) {
        assertThat(Labels.value(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nospecialchars%^=@", "-lead", "end_", "a b", ".", "só"})
    void isNoValue(String value) {
        assertThat(Labels.value(value))
                .containsExactly("a valid label must be an empty string or consist of alphanumeric characters, '-',"
                        + " '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
                        + " 'my_value',  or '12345', regex used for validation is"
                        + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
    }

    @Test
    void aValueHasAGreatestLength() {
        assertThat(Labels.value("x".repeat(63))).isEmpty();
        assertThat(Labels.value("x".repeat(64))).containsExactly("must be no more than 63 bytes");
    }
}
