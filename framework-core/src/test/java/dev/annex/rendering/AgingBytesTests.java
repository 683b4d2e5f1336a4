package dev.annex.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annex.codec.Json;
import dev.annex.table.Cell;
import dev.annex.table.TableLayout;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** N-14: ages are those of the moment of the answer, whenever the rest of the row was made. */
class AgingBytesTests {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private static Clock after(Duration duration) {
        return Clock.fixed(CREATED.plus(duration), ZoneOffset.UTC);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void fillsInTheAgesOfTheMoment() {
        AgingBytes row = new AgingBytes.Writer()
                .write("[\"a\",")
                .write(new Cell.Age(CREATED))
                .write(",")
                .write(new Cell.Age(CREATED.plusSeconds(60)))
                .write("]")
                .done();
        assertThat(text(row.at(after(Duration.ofSeconds(90))))).isEqualTo("[\"a\",\"90s\",\"30s\"]");
        assertThat(text(row.at(after(Duration.ofHours(3))))).isEqualTo("[\"a\",\"3h\",\"179m\"]");
    }

    @Test
    void escapesAgesThatAreNone() {
        AgingBytes row = new AgingBytes.Writer().write(new Cell.Age(CREATED)).done();
        assertThat(text(row.at(after(Duration.ofHours(-1))))).isEqualTo("\"\\u003cinvalid\\u003e\"");
    }

    @Test
    void staysAsItIsWithoutAges() {
        byte[] bytes = {1, 2, 3};
        assertThat(AgingBytes.ageless(bytes).at(after(Duration.ZERO))).isSameAs(bytes);
    }

    @Test
    void agesTheTimesOfCustomResourcesAlone() {
        var object = Json.object();
        object.putObject("metadata").put("name", "a").put("creationTimestamp", CREATED.toString());
        Clock later = after(Duration.ofSeconds(5));
        assertThat(new TableLayout(List.of(), true, later).cells(object).get(1)).isEqualTo(new Cell.Age(CREATED));
        assertThat(Json.text(new TableLayout(List.of(), true, later).cellsNow(object)))
                .isEqualTo("[\"a\",\"5s\"]");
        assertThat(Json.text(new TableLayout(List.of(), false, later).cellsNow(object)))
                .isEqualTo("[\"a\",\"" + CREATED + "\"]");
    }
}
