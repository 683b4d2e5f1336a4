package dev.annex.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E-25 and R-32: what counts as a time, and what is said of what does not. */
class GoTimeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-29T23:59:59Z",
                "2020-01-01T00:00:00.5+02:00",
                "2020-01-01T1:00:00Z",
                "0000-01-01T00:00:00,123456789-24:00"
            })
    void times(String text) {
        assertThat(GoTime.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x                       | cannot parse \"x\" as \"2006\"",
                "''                      | cannot parse \"\" as \"2006\"",
                "2020-01-01              | cannot parse \"\" as \"T\"",
                "2020-01-01 00:00:00Z    | cannot parse \" 00:00:00Z\" as \"T\"",
                "2020-1-01T00:00:00Z     | cannot parse \"1-01T00:00:00Z\" as \"01\"",
                "2020-01-01T00:00:00     | cannot parse \"\" as \"Z07:00\"",
                "2020-01-01T00:00:00+1:0 | cannot parse \"+1:0\" as \"Z07:00\""
            })
    void whatDoesNotFitTheLayout(String text, String why) {
        assertThat(GoTime.fault(text))
                .contains("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": " + why);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-13-01T00:00:00Z, month out of range",
        "2021-02-29T00:00:00Z, day out of range",
        "2020-01-01T24:00:00Z, hour out of range",
        "2020-01-01T00:60:00Z, minute out of range",
        "2020-01-01T00:00:60Z, second out of range"
    })
    void whatIsOutOfRange(String text, String why) {
        assertThat(GoTime.fault(text)).contains("parsing time \"" + text + "\": " + why);
    }
}
