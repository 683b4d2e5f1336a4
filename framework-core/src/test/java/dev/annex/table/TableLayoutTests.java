package dev.annex.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.codec.Json;
import dev.annex.scheme.PrinterColumn;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableLayoutTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final TableLayout layout =
            new TableLayout(List.of(new PrinterColumn("Launched", "date", "", "", 0, ".launched")), true, NOON);

    @ParameterizedTest
    @CsvSource({
        "'', <unknown>",
        "0001-01-01T00:00:00Z, <unknown>",
        "yesterday, <invalid>",
        "2026-01-01, <invalid>",
        "2026-01-01T1:59:00Z, 10h",
        "2026-01-01T11:59:00Z, 60s",
        "2026-01-01T13:59:00+02:00, 60s",
        "1600-01-01T00:00:00Z, 292y",
        "2027-01-01T00:00:00Z, <invalid>"
    })
    void datesOfCustomResourcesAreShownAsAges(String launched, String shown) { // N-14
        assertThat(layout.cellsNow(Json.object().put("launched", launched))
                        .get(1)
                        .asText())
                .isEqualTo(shown);
    }
}
