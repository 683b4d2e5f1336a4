package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Trees.NOW;
import static dev.annex.fieldmanager.Trees.nothing;
import static dev.annex.fieldmanager.Trees.ship;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.annex.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be applied because it cannot be merged (P-32). */
class TypedValidationTests {

    private static final String PREFIX =
            "failed to create typed patch object (/one; harbor.example.com/v1, Kind=Ship): ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'bogus': 1}|.spec.bogus: field not declared in schema",
                "{'dock': {'bogus': 1}}|.spec.dock.bogus: field not declared in schema",
                "{'replicas': 'x'}|.spec.replicas: expected numeric (int or float), got string",
                "{'replicas': true}|.spec.replicas: expected numeric (int or float), got bool",
                "{'active': 'x'}|.spec.active: expected boolean, got &{x}",
                "{'dock': 'x'}|.spec.dock: expected map, got &{x}",
                "{'tags': 'x'}|.spec.tags: expected list, got &{x}",
                "{'holds': ['a', 'a']}|.spec.holds: duplicate entries for key [=\"a\"]",
                "{'levels': [1, 2, 1.0]}|.spec.levels: duplicate entries for key [=1]",
                "{'ports': [{'port': 80}, {'port': 80, 'protocol': 'TCP'}]}"
                        + "|.spec.ports: duplicate entries for key [port=80,protocol=\"TCP\"]",
                "{'crew': [{'rank': 'x'}]}|.spec.crew: element 0: associative list with keys has an element that omits"
                        + " all key fields [\"name\"] (and doesn't have default values for any key fields)",
                "{'crew': [{'name': 'x'}, null]}"
                        + "|.spec.crew: element 1: associative list with keys may not have a null element",
                "{'crew': ['x']}|.spec.crew: element 0: associative list with keys may not have non-map elements",
                "{'holds': [null]}|.spec.holds: element 0: associative list without keys has an element that's an"
                        + " explicit null",
                "{'ports': [{'port': '80'}]}"
                        + "|.spec.ports[port=\"80\",protocol=\"TCP\"].port: expected numeric (int or float), got string"
            })
    void isRefused(String spec, String problem) {
        StatusException failure = catchThrowableOfType(
                StatusException.class, () -> Trees.manager().apply(nothing(), ship(spec), "m", false, "", NOW));
        assertThat(failure.code()).isEqualTo(500);
        assertThat(failure.message()).isEqualTo(PREFIX + problem);
    }

    @Test
    void saysAllAtOnce() {
        StatusException failure = catchThrowableOfType(
                StatusException.class,
                () -> Trees.manager().apply(nothing(), ship("{'replicas': 'x', 'active': 'y'}"), "m", false, "", NOW));
        assertThat(failure.message())
                .isEqualTo(PREFIX + "errors:\n  .spec.replicas: expected numeric (int or float), got string\n"
                        + "  .spec.active: expected boolean, got &{y}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'replicas': null, 'dock': null, 'holds': null}",
                "{'speed': 1}",
                "{'speed': 'fast'}",
                "{'launched': 5}",
                "{'replicas': 1.5}",
                "{'extras': {'a': [1, {'b': null}]}, 'anything': [{}]}"
            })
    void isAccepted(String spec) {
        assertThat(Trees.manager()
                        .apply(nothing(), ship(spec), "m", false, "", NOW)
                        .has("spec"))
                .isTrue();
    }
}
