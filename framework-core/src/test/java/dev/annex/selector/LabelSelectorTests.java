package dev.annex.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W-01: the grammar of label selectors, their meaning, and what is said of those that are wrong. */
class LabelSelectorTests {

    private static final Map<String, String> WEB = Map.of("app", "web", "tier", "front", "size", "7");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app=web",
                "app==web",
                "app = web",
                " app\t=\nweb ",
                "app=web,tier=front",
                "app!=db",
                "absent!=x",
                "app in (web,db)",
                "app in (web, db) , tier",
                "app in (,web)",
                "app notin (db)",
                "absent notin (x)",
                "app",
                "!absent",
                "size>6",
                "size<8",
                "size>6,size<8"
            })
    void matches(String selector) {
        assertThat(LabelSelector.parse(selector).matches(WEB)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=db",
                "app=",
                "app=web,tier=back",
                "app!=web",
                "app in (db)",
                "app in ()",
                "absent in (,x)",
                "app notin (web,db)",
                "absent",
                "!app",
                "size>7",
                "size<7",
                "app>1",
                "absent<1"
            })
    void doesNotMatch(String selector) {
        assertThat(LabelSelector.parse(selector).matches(WEB)).isFalse();
    }

    @Test
    void anEmptyValueMatchesALabelThatIsEmpty() {
        for (String selector : List.of("k=", "k==", "k in ()", "k in (,a)", "k in (a,)", "k in (a,,b)", "k in (,,)")) {
            assertThat(LabelSelector.parse(selector).matches(Map.of("k", "")))
                    .as(selector)
                    .isTrue();
            assertThat(LabelSelector.parse(selector).matches(Map.of()))
                    .as(selector)
                    .isFalse();
        }
    }

    @Test
    void wordsForOperatorsAreOrdinaryKeysAndValues() {
        assertThat(LabelSelector.parse("notin=in").matches(Map.of("notin", "in")))
                .isTrue();
        assertThat(LabelSelector.parse("in in (in,notin)").matches(Map.of("in", "notin")))
                .isTrue();
        assertThat(LabelSelector.parse("!in").matches(Map.of())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "app=web,                  | found '', expected: identifier after ','",
                "app=web,,x                | found ',', expected: identifier after ','",
                "a b                       | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
                "bad sel!                  | unable to parse requirement: found 'sel', expected: in, notin, =, ==, !=, gt, lt",
                "app not in (web)          | unable to parse requirement: found 'not', expected: in, notin, =, ==, !=, gt, lt",
                "app in web                | unable to parse requirement: found 'web' expected: '('",
                "app in                    | unable to parse requirement: found '' expected: '('",
                "app in (                  | unable to parse requirement: found '', expected: ',', ')' or identifier",
                "app in (a                 | unable to parse requirement: found '', expected: ',' or ')'",
                "app in (a,                | unable to parse requirement: found '', expected: ',', or identifier",
                "app in (a b)              | unable to parse requirement: found 'b', expected: ',' or ')'",
                "app in (a,=)              | unable to parse requirement: found '=', expected: ',', or identifier",
                "app in (=)                | unable to parse requirement: found '=', expected: ',', ')' or identifier",
                "app==web==x               | found '==', expected: ',' or 'end of string'",
                "app=web=x                 | found '=', expected: ',' or 'end of string'",
                "x=a@y=b                   | unable to parse requirement: values[0][x]: Invalid value: \"a@y\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                "!x=a                      | found '=', expected: ',' or 'end of string'",
                "=v                        | found '=', expected: !, identifier, or 'end of string'",
                "(app)                     | found '(', expected: !, identifier, or 'end of string'",
                "!                         | unable to parse requirement: found '', expected: identifier",
                "!!a                       | unable to parse requirement: found '!', expected: identifier",
                "a=(                       | unable to parse requirement: found '(', expected: identifier",
                "a===b                     | unable to parse requirement: found '=', expected: identifier",
                "x<a                       | unable to parse requirement: values[0]: Invalid value: \"a\": for 'Gt', 'Lt' operators, the value must be an integer",
                "x>                        | unable to parse requirement: values[0]: Invalid value: \"\": for 'Gt', 'Lt' operators, the value must be an integer",
                "-=v                       | unable to parse requirement: <nil>: Invalid value: \"-\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
                "a/b/c                     | unable to parse requirement: <nil>: Invalid value: \"a/b/c\": a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
            })
    void saysWhatItExpected(String selector, String message) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(400);
            assertThat(e.message()).isEqualTo(message);
        });
    }

    @Test
    void keysAndValuesHaveAGreatestLength() {
        String longest = "x".repeat(63);
        assertThat(LabelSelector.parse(longest + "=" + longest).matches(Map.of(longest, longest)))
                .isTrue();
        assertThatThrownBy(() -> LabelSelector.parse(longest + "x=v"))
                .hasMessage("unable to parse requirement: <nil>: Invalid value: \"" + longest
                        + "x\": name part must be no more than 63 bytes");
        assertThatThrownBy(() -> LabelSelector.parse("k=" + longest + "x"))
                .hasMessage("unable to parse requirement: values[0][k]: Invalid value: \"" + longest
                        + "x\": must be no more than 63 bytes");
    }

    @Test
    void namesAllValuesThatAreWrong() {
        assertThatThrownBy(() -> LabelSelector.parse("a in (-x,b,-y)"))
                .hasMessageStartingWith("unable to parse requirement: [values[0][a]: Invalid value: \"-x\": a valid")
                .hasMessageContaining("), values[1][a]: Invalid value: \"-y\": a valid")
                .hasMessageEndingWith(")?')]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y=b,x=a                | x=a,y=b",
                "x==a                   | x==a",
                "x= ,z=                 | x=,z=",
                "x in (b,a,b)           | x in (a,b)",
                "x notin ( a , ,b )     | x notin (,a,b)",
                "!x,y,z>1,z<5,q!=r      | q!=r,!x,y,z>1,z<5",
            })
    void hasACanonicalText(String selector, String canonical) {
        LabelSelector parsed = LabelSelector.parse(selector);
        assertThat(parsed).hasToString(canonical);
        assertThat(LabelSelector.parse(canonical)).hasToString(canonical);
    }

    @Test
    void knowsTheOneValueThatAKeyMustHave() {
        assertThat(LabelSelector.parse("a=b").exactValue("a")).contains("b");
        assertThat(LabelSelector.parse("a in (b)").exactValue("a")).contains("b");
        assertThat(LabelSelector.parse("a in (b,c)").exactValue("a")).isEmpty();
        assertThat(LabelSelector.parse("a!=b").exactValue("a")).isEmpty();
        assertThat(LabelSelector.parse("a=b").exactValue("c")).isEmpty();
    }

    @Test
    void onlyTheEmptySelectorIsEmpty() {
        assertThat(LabelSelector.parse("").isEmpty()).isTrue();
        assertThat(LabelSelector.parse("  ").isEmpty()).isTrue();
        assertThat(LabelSelector.parse("a").isEmpty()).isFalse();
    }

    @Test
    void comparesNumbersOf64Bits() {
        assertThat(LabelSelector.parse("n>9223372036854775806").matches(Map.of("n", "9223372036854775807")))
                .isTrue();
        assertThat(LabelSelector.parse("n>1").matches(Map.of("n", "9223372036854775808")))
                .isFalse();
        assertThatThrownBy(() -> LabelSelector.parse("n>9223372036854775808"))
                .hasMessageEndingWith("the value must be an integer");
    }
}
