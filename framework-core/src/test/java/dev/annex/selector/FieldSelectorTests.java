package dev.annex.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W-02 and W-03: field selectors. */
class FieldSelectorTests {

    private static final Map<String, String> OBJECT =
            Map.of("metadata.name", "aa", "metadata.namespace", "ns", "spec.text", "a,b=c\\d");

    private static String field(String name) {
        return OBJECT.getOrDefault(name, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                ",",
                "metadata.name=aa",
                "metadata.name==aa",
                "metadata.name!=bb,metadata.name!=cc",
                "metadata.name=aa,metadata.namespace=ns",
                "absent=",
                "absent!=x",
                "spec.text=a\\,b\\=c\\\\d"
            })
    void matches(String selector) {
        assertThat(FieldSelector.parse(selector).matches(FieldSelectorTests::field))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata.name=bb",
                "metadata.name!=aa",
                "metadata.name=aa,metadata.name=bb",
                "absent=x",
                "absent!="
            })
    void doesNotMatch(String selector) {
        assertThat(FieldSelector.parse(selector).matches(FieldSelectorTests::field))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.name       | invalid selector: 'metadata.name'; can't understand 'metadata.name'",
                "a=b,c               | invalid selector: 'a=b,c'; can't understand 'c'",
                "x in (a)            | invalid selector: 'x in (a)'; can't understand 'x in (a)'",
                "a=b=c               | invalid field selector: unescaped character in value: 61",
                "a=b\\c              | invalid field selector: invalid escape sequence: \\c",
                "a=b\\               | invalid field selector: invalid escape sequence: \\",
            })
    void saysWhatItCannotRead(String selector, String message) {
        assertThatThrownBy(() -> FieldSelector.parse(selector)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(400);
            assertThat(e.message()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b!=2,a=1       | a=1,b!=2",
                "a==1           | a=1",
                "a=a\\,b\\=c\\\\  | a=a\\,b\\=c\\\\",
                "=,a=1,,        | a=1",
            })
    void hasACanonicalText(String selector, String canonical) {
        assertThat(FieldSelector.parse(selector)).hasToString(canonical);
        assertThat(FieldSelector.parse(canonical)).hasToString(canonical);
    }

    @Test
    void knowsTheValueThatAFieldMustHave() {
        assertThat(FieldSelector.parse("a=1,metadata.name=x").requiresExactMatch(FieldSelector.NAME))
                .contains("x");
        assertThat(FieldSelector.parse("metadata.name!=x").requiresExactMatch(FieldSelector.NAME))
                .isEmpty();
        assertThat(FieldSelector.parse("").requiresExactMatch(FieldSelector.NAME))
                .isEmpty();
        assertThat(FieldSelector.exactly(FieldSelector.NAME, "x")).hasToString("metadata.name=x");
    }

    @Test
    void mostKindsKnowNameAndNamespaceAlone() {
        FieldSelector.parse("metadata.name=a,metadata.namespace!=b").checkSupported();
        assertThatThrownBy(() -> FieldSelector.parse("spec.reference=r").checkSupported())
                .isInstanceOf(StatusException.class)
                .hasMessage("\"spec.reference\" is not a known field selector: only \"metadata.name\","
                        + " \"metadata.namespace\"");
    }

    @Test
    void someKindsNameTheirOwn() {
        List<String> selectable = List.of("metadata.name", "metadata.namespace", "spec.class");
        FieldSelector.parse("spec.class=x,metadata.name=y").checkSelectable(selectable);
        assertThatThrownBy(() -> FieldSelector.parse("spec.nope=r").checkSelectable(selectable))
                .isInstanceOf(StatusException.class)
                .hasMessage("field label not supported: spec.nope");
    }

    @Test
    void looksEachFieldUpOnceForManyObjects() {
        record Named(String name, String colour) {}
        Map<String, Function<Named, String>> accessors =
                Map.of("metadata.name", Named::name, "spec.colour", Named::colour);
        Predicate<Named> predicate = FieldSelector.parse("metadata.name=a,spec.colour!=red")
                .predicate(field -> java.util.Objects.requireNonNull(accessors.get(field)));
        assertThat(predicate.test(new Named("a", "blue"))).isTrue();
        assertThat(predicate.test(new Named("a", "red"))).isFalse();
        assertThat(predicate.test(new Named("b", "blue"))).isFalse();
        assertThat(FieldSelector.everything()
                        .<Named>predicate(field -> Named::name)
                        .test(new Named("a", "red")))
                .isTrue();
    }

    @Test
    void takesFurtherRequirements() {
        assertThat(FieldSelector.parse("spec.a=1").and(FieldSelector.NAME, "x").requirements())
                .containsExactly(
                        new FieldRequirement("spec.a", true, "1"), new FieldRequirement("metadata.name", true, "x"));
    }
}
