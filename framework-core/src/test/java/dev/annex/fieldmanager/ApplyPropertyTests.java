package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Trees.LATER;
import static dev.annex.fieldmanager.Trees.NOW;
import static dev.annex.fieldmanager.Trees.SHIP;
import static dev.annex.fieldmanager.Trees.nothing;
import static dev.annex.fieldmanager.Trees.ship;
import static dev.annex.fieldmanager.Trees.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.StatusException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every apply, on configurations made up from a seed (KEP-555). */
class ApplyPropertyTests {

    private final FieldManager fields = Trees.manager();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private ObjectNode apply(ObjectNode live, ObjectNode wanted, String manager, boolean force) {
        return fields.apply(live, wanted, manager, force, "", LATER);
    }

    private ObjectNode made(ObjectNode wanted) {
        return stored(fields.apply(nothing(), wanted, "m1", false, "", NOW));
    }

    private static FieldSet owned(ObjectNode object, String manager) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (entry.get("manager").asText().equals(manager)) {
                return FieldSet.fromJson(entry.get("fieldsV1"));
            }
        }
        return new FieldSet();
    }

    private static FieldSet ownable(ObjectNode wanted) {
        ObjectNode spec = nothing();
        spec.set("spec", wanted.get("spec"));
        return TypedTree.fields(spec, SHIP)
                .difference(FieldSet.fromJson(Trees.tree("{'f:apiVersion': {}, 'f:kind': {}}")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void applyingTwiceIsApplyingOnce(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode live = apply(made(ship(specs.next())), ship(specs.next()), "m2", true);
        ObjectNode wanted = ship(specs.next());
        ObjectNode once = apply(live, wanted, "m3", true);
        assertThat(apply(once, wanted, "m3", false)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aManagerOwnsWhatItAppliedLast(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode live = made(ship(specs.next()));
        for (int i = 0; i < 3; i++) {
            ObjectNode wanted = ship(specs.next());
            live = apply(live, wanted, "m1", false);
            assertThat(owned(live, "m1")).isEqualTo(ownable(wanted));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAppliedIsThere(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode wanted = ship(specs.next());
        ObjectNode live = apply(made(ship(specs.next())), wanted, "m2", true);
        FieldSet there = TypedTree.fields(live, SHIP);
        assertThat(ownable(wanted).difference(there).isEmpty()).isTrue();
        assertThat(Comparison.of(live, (ObjectNode) Merge.merge(live, wanted, SHIP), SHIP)
                        .changed()
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void removingAConfigurationRemovesWhatItAloneOwned(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode first = ship(specs.next());
        ObjectNode second = ship(specs.next());
        ObjectNode live = apply(apply(nothing(), first, "m1", false), second, "m2", true);
        ObjectNode left = apply(stored(live), nothing(), "m2", false);
        FieldSet gone = TypedTree.fields(live, SHIP).difference(TypedTree.fields(left, SHIP));
        FieldSet expected = owned(live, "m2").difference(owned(live, "m1").withNamedFields(SHIP));
        FieldSet unexpected = gone.difference(expected);
        unexpected.forEachPath((path, readable) -> assertThat(below(expected, path))
                .as("%s went though m2 did not own it alone", readable)
                .isTrue());
        assertThat(owned(left, "m2").isEmpty()).isTrue();
        assertThat(owned(left, "m1")).isEqualTo(owned(live, "m1"));
    }

    /** Whether some path that leads to this one is in the set. */
    private static boolean below(FieldSet set, java.util.List<String> path) {
        FieldSet at = set;
        for (String element : path) {
            if (at.has(element)) {
                return true;
            }
            at = at.below(element);
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLoserOfAForcedApplyConflicts(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode first = ship(specs.next());
        ObjectNode live = made(first);
        ObjectNode taken = apply(live, ship(specs.next()), "m2", true);
        FieldSet lost = owned(live, "m1").difference(owned(taken, "m1"));
        assumeThat(lost.isEmpty()).isFalse();
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> apply(taken, first, "m1", false))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(409));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void disjointAppliesCommute(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode first = ship(specs.next());
        ObjectNode second = ship(specs.next());
        first.withObjectProperty("spec").remove(java.util.List.of("holds", "ports", "replicas", "dock", "extras"));
        second.withObjectProperty("spec").retain("holds", "ports", "replicas", "dock", "extras");
        // an empty spec is owned by whoever applies it, and so is not disjoint from another's
        assumeThat(second.get("spec").isEmpty()).isFalse();
        ObjectNode oneWay = apply(apply(nothing(), first, "m1", false), second, "m2", false);
        ObjectNode other = apply(apply(nothing(), second, "m2", false), first, "m1", false);
        assertThat(oneWay).isEqualTo(other);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fieldsSurviveTheirTextForm(long seed) {
        FieldSet set = TypedTree.fields(ship(new Specs(new Random(seed)).next()), SHIP);
        assertThat(FieldSet.fromJson(set.toJson())).isEqualTo(set).hasToString(set.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aComparisonSaysHowToGetFromOneToTheOther(long seed) {
        Specs specs = new Specs(new Random(seed));
        ObjectNode one = ship(specs.next());
        ObjectNode other = ship(specs.next());
        Comparison there = Comparison.of(one, other, SHIP);
        Comparison back = Comparison.of(other, one, SHIP);
        assertThat(there.added()).isEqualTo(back.removed());
        assertThat(there.modified()).isEqualTo(back.modified());
        assertThat(Comparison.of(one, one.deepCopy(), SHIP).changed().isEmpty()).isTrue();
    }
}
