package dev.annex.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E-25; the sentences are those of Go's time.Parse. */
class GoTimeTests {

    @Test
    void readsWhatGoReads() {
        Instant noon = Instant.parse("2020-02-29T12:00:05Z");
        assertThat(GoTime.parse("2020-02-29T12:00:05Z")).isEqualTo(noon);
        assertThat(GoTime.parse("2020-02-29T14:30:05+02:30")).isEqualTo(noon);
        assertThat(GoTime.parse("2020-02-29T07:00:05-05:00")).isEqualTo(noon);
        assertThat(GoTime.parse("2020-02-29T12:00:05.123456789Z")).isEqualTo(noon);
        assertThat(GoTime.parse("2020-02-29T12:00:05,5Z")).isEqualTo(noon);
        assertThat(GoTime.parse("0000-01-01T00:00:00,123456789-24:00")).isEqualTo("0000-01-02T00:00:00Z");
        assertThat(GoTime.parse("2020-02-29T9:00:05Z")).isEqualTo(noon.minusSeconds(3 * 3600));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | `` as %: cannot parse `` as `2006`",
                "x | `x` as %: cannot parse `x` as `2006`",
                "20200101 | `20200101` as %: cannot parse `0101` as `-`",
                "2020-1-01T00:00:00Z | `2020-1-01T00:00:00Z` as %: cannot parse `1-01T00:00:00Z` as `01`",
                "2020-01-01 | `2020-01-01` as %: cannot parse `` as `T`",
                "2020-01-01 00:00:00Z | `2020-01-01 00:00:00Z` as %: cannot parse ` 00:00:00Z` as `T`",
                "2020-01-01T00:00:00 | `2020-01-01T00:00:00` as %: cannot parse `` as `Z07:00`",
                "2020-01-01T00:00:00+0200 | `2020-01-01T00:00:00+0200` as %: cannot parse `+0200` as `Z07:00`",
                "2020-01-01T00:00:00+1:0 | `2020-01-01T00:00:00+1:0` as %: cannot parse `+1:0` as `Z07:00`",
                "2020-01-01T00:00:00Zé | `2020-01-01T00:00:00Z\\xc3\\xa9`: extra text: `\\xc3\\xa9`",
                "2020-13-01T00:00:00Z | `2020-13-01T00:00:00Z`: month out of range",
                "2021-02-29T00:00:00Z | `2021-02-29T00:00:00Z`: day out of range",
                "2020-01-01T24:00:00Z | `2020-01-01T24:00:00Z`: hour out of range",
                "2020-01-01T00:60:00Z | `2020-01-01T00:60:00Z`: minute out of range",
                "2020-01-01T00:00:60Z | `2020-01-01T00:00:60Z`: second out of range",
                "2020-01-01T00:00:00Zx | `2020-01-01T00:00:00Zx`: extra text: `x`",
            })
    void saysWhatGoSays(String text, String message) {
        assertThatThrownBy(() -> GoTime.parse(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("parsing time " + message.replace('`', '"').replace("%", "\"2006-01-02T15:04:05Z07:00\""));
    }
}
