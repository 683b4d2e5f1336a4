package dev.annex.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.PatternSyntaxException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go 1.26's {@code regexp.Compile} says to the same expressions. */
class GoRegexTests {

    private static String nested(String open, int levels, String close) {
        return open.repeat(levels) + "a" + close.repeat(levels);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(x{1,500}){1,500} {1,500}",
                "((((a{100}){100}){100}){100}) {100}",
                "((a{10}){100}){2} {2}",
                "((a{1,}){10}){101} {101}",
                "a{1001} {1001}",
                "(?:a{0}){1001} {1001}",
                "(?:x{2}){501} {501}",
                "a{2,1} {2,1}",
                "a{99999999999} {99999999999}",
                "(?:\\pL{2}){501} {501}",
                "(?i){2000} {2000}",
                "(?:[]{3}]{2}){501} {501}",
                "(?:[[:alpha:]]{2}){501} {501}"
            })
    void refusesTooManyRepetitions(String expression, String repetition) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> GoRegex.compile(expression))
                .withMessage("error parsing regexp: invalid repeat count: `" + repetition + "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{0}{2}", "x{2}{501}", "a{1000}?{2}"})
    void leavesOtherErrorsToTheLibrary(String expression) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> GoRegex.compile(expression))
                .withMessage(
                        "error parsing regexp: invalid nested repetition operator: `" + expression.substring(1) + "`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{10}){100}",
                "(a{0,}){1000}",
                "(?:(?:a{500}){0}){1000}",
                "[a{2000}]",
                "\\Q{2000}(\\E",
                "a{,5000}",
                "\\x{41}{1000}",
                "(?P<n>a)(?i:b)(?i)c"
            })
    void compilesWhatStaysBelow(String expression) {
        assertThat(GoRegex.compile(expression)).hasToString(expression);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLarge() {
        assertThat(GoRegex.compile(nested("(", 999, ")")).isFoundIn("cab")).isTrue();
        assertThat(GoRegex.compile(nested("(?:", 5000, ")")).isFoundIn("cab")).isTrue();
        for (String expression : new String[] {nested("(", 1000, ")"), nested("(?:", 1000, ")*")}) {
            assertThatExceptionOfType(PatternSyntaxException.class)
                    .isThrownBy(() -> GoRegex.compile(expression))
                    .withMessage("error parsing regexp: expression nests too deeply: `" + expression + "`");
        }
        String large = "(?:" + "ab".repeat(1700) + "){1000}";
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> GoRegex.compile(large))
                .withMessage("error parsing regexp: expression too large: `" + large + "`");
    }

    /** Go's stacks grow; those of threads here do not. */
    @ParameterizedTest
    @ValueSource(strings = {"(x{1,1000}){1}", "(?:x?){1000}", "(?:x*){1000}"})
    void needsLittleOfTheCallersStack(String expression) throws Exception {
        FutureTask<Boolean> task =
                new FutureTask<>(() -> GoRegex.compile(expression).isFoundIn("xx"));
        new Thread(null, task, "shallow", 1 << 18).start();
        assertThat(task.get()).isTrue();
    }

    @Test
    void findsWhatHasManySteps() {
        assertThat(GoRegex.compile("a?".repeat(50_000) + "b").isFoundIn("aaab")).isTrue();
        assertThat(GoRegex.compile("(a|b?)*".repeat(3000)).findAll("ab", -1)).containsExactly("ab", "");
    }
}
