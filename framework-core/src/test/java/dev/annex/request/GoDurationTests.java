package dev.annex.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** durations as Go writes them. */
class GoDurationTests {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "-0, PT0S",
        "5s, PT5S",
        "+5s, PT5S",
        "-5s, PT-5S",
        "30s, PT30S",
        "1478s, PT1478S",
        "5.s, PT5S",
        ".5s, PT0.5S",
        "5.6s, PT5.6S",
        "100.00100s, PT100.001S",
        "10ns, PT0.00000001S",
        "11us, PT0.000011S",
        "12µs, PT0.000012S",
        "12μs, PT0.000012S",
        "13ms, PT0.013S",
        "1.5h, PT1H30M",
        "3h30m, PT3H30M",
        "10.5s4m, PT4M10.5S",
        "1h2m3s4ms5us6ns, PT1H2M3.004005006S",
        "0.3333333333333333333h, PT20M",
        "9223372036854775807ns, PT2562047H47M16.854775807S",
        "-9223372036854775808ns, PT-2562047H-47M-16.854775808S",
        "0.100000000000000000000h, PT6M",
        "00000000000000000000001s, PT1S"
    })
    void reads(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).isBetween(duration.minusNanos(1), duration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc                      | time: invalid duration \"abc\"",
                "''                       | time: invalid duration \"\"",
                "3                        | time: missing unit in duration \"3\"",
                "1h5                      | time: missing unit in duration \"1h5\"",
                "-                        | time: invalid duration \"-\"",
                "s                        | time: invalid duration \"s\"",
                ".                        | time: invalid duration \".\"",
                "-.                       | time: invalid duration \"-.\"",
                ".s                       | time: invalid duration \".s\"",
                "+.s                      | time: invalid duration \"+.s\"",
                "1d                       | time: unknown unit \"d\" in duration \"1d\"",
                "5x6s                     | time: unknown unit \"x\" in duration \"5x6s\"",
                "3000000h                 | time: invalid duration \"3000000h\"",
                "9223372036854775809      | time: invalid duration \"9223372036854775809\"",
                "3000000h1                | time: invalid duration \"3000000h1\"",
                "9223372036854775808us5x  | time: invalid duration \"9223372036854775808us5x\"",
                "9223372036854775808ns    | time: invalid duration \"9223372036854775808ns\"",
                "1ü                       | time: unknown unit \"\\xc3\\xbc\" in duration \"1\\xc3\\xbc\"",
                "1\"                      | time: unknown unit \"\\\"\" in duration \"1\\\"\"",
            })
    void saysWhatItCannotRead(String text, String message) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void takesNoTimeOverLongNumbers() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatThrownBy(() -> GoDuration.parse("1".repeat(3_000_000) + "s"))
                        .hasMessageStartingWith("time: invalid duration"));
    }
}
