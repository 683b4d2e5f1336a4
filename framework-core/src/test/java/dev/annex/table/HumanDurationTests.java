package dev.annex.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTests {

    @ParameterizedTest
    @CsvSource({
        "PT-2S, <invalid>",
        "P150000D, 292y",
        "PT-1S, 0s",
        "PT0S, 0s",
        "PT1.9S, 1s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT3M10S, 3m10s",
        "PT9M59S, 9m59s",
        "PT10M, 10m",
        "PT10M59S, 10m",
        "PT2H59M59S, 179m",
        "PT3H, 3h",
        "PT7H59M, 7h59m",
        "PT8H, 8h",
        "PT47H59M, 47h",
        "P2D, 2d",
        "P2DT1H, 2d1h",
        "P7DT23H, 7d23h",
        "P8D, 8d",
        "P729D, 729d",
        "P730D, 2y",
        "P731D, 2y1d",
        "P2919D, 7y364d",
        "P2920D, 8y",
    })
    void reads(Duration duration, String text) {
        assertThat(HumanDuration.format(duration)).isEqualTo(text);
    }
}
