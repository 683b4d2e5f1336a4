package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.RandomKind.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.StatusException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every apply to objects of every kind, kinds and configurations made up from a seed (KEP-555). */
class RandomKindPropertyTests {

    private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
    private static final long SEEDS = 400;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    private static ObjectNode apply(
            RandomKind kind, ObjectNode live, ObjectNode wanted, String manager, boolean force) {
        ObjectNode applied = kind.manager().apply(live, wanted, manager, force, "", NOW);
        applied.withObjectProperty("metadata").put("uid", "u");
        return applied;
    }

    private static FieldSet owned(ObjectNode object, String manager) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (entry.get("manager").asText().equals(manager)) {
                return FieldSet.fromJson(entry.get("fieldsV1"));
            }
        }
        return new FieldSet();
    }

    /** The fields of an object that managers can own. */
    private static FieldSet fields(RandomKind kind, ObjectNode object) {
        ObjectNode spec = object.deepCopy();
        spec.retain("spec");
        return TypedTree.fields(spec, kind.schema());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void applyingTwiceIsApplyingOnce(long seed) {
        RandomKind kind = new RandomKind(seed);
        ObjectNode live = apply(kind, nothing(), kind.configuration(), "m1", false);
        live = apply(kind, live, kind.configuration(), "m2", true);
        ObjectNode wanted = kind.configuration();
        ObjectNode once = apply(kind, live, wanted, "m1", true);
        assertThat(apply(kind, once, wanted, "m1", false)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aManagerOwnsWhatItAppliedLast(long seed) {
        RandomKind kind = new RandomKind(seed);
        ObjectNode live = apply(kind, nothing(), kind.configuration(), "m1", false);
        for (String manager : List.of("m2", "m1", "m2")) {
            ObjectNode wanted = kind.configuration();
            live = apply(kind, live, wanted, manager, true);
            assertThat(owned(live, manager)).isEqualTo(fields(kind, wanted));
            assertThat(fields(kind, wanted).difference(fields(kind, live)).isEmpty())
                    .as("all that was applied is there")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsLeftHasAnOwner(long seed) {
        RandomKind kind = new RandomKind(seed);
        ObjectNode live = nothing();
        for (String manager : List.of("m1", "m2", "m1", "m2", "m1")) {
            live = apply(kind, live, kind.configuration(), manager, true);
            FieldSet all = owned(live, "m1").union(owned(live, "m2")).withNamedFields(kind.schema());
            assertThat(fields(kind, live).difference(all)).hasToString(new FieldSet().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void removingAConfigurationRemovesWhatItAloneOwned(long seed) {
        RandomKind kind = new RandomKind(seed);
        ObjectNode live = apply(kind, nothing(), kind.configuration(), "m1", false);
        live = apply(kind, live, kind.configuration(), "m2", true);
        ObjectNode left = apply(kind, live, nothing(), "m2", false);
        FieldSet before = fields(kind, live);
        FieldSet others = owned(live, "m1").withNamedFields(kind.schema());
        FieldSet alone = owned(live, "m2").difference(others);
        assertThat(fields(kind, left).intersection(alone)).hasToString(new FieldSet().toString());
        assertThat(others.intersection(before).difference(fields(kind, left).withNamedFields(kind.schema())))
                .hasToString(new FieldSet().toString());
        assertThat(owned(left, "m2").isEmpty()).isTrue();
        assertThat(owned(left, "m1")).isEqualTo(owned(live, "m1"));
    }

    @Test
    void theLoserOfAForcedApplyConflicts() {
        int lost = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomKind kind = new RandomKind(seed);
            ObjectNode first = kind.configuration();
            ObjectNode live = apply(kind, nothing(), first, "m1", false);
            ObjectNode taken = apply(kind, live, kind.configuration(), "m2", true);
            if (owned(taken, "m1").equals(owned(live, "m1"))) {
                assertThat(owned(apply(kind, taken, first, "m1", false), "m1")).isEqualTo(owned(live, "m1"));
                continue;
            }
            lost++;
            assertThatExceptionOfType(StatusException.class)
                    .isThrownBy(() -> apply(kind, taken, first, "m1", false))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(409));
            ObjectNode retaken = apply(kind, taken, first, "m1", true);
            assertThat(owned(retaken, "m1")).isEqualTo(owned(live, "m1"));
        }
        assertThat(lost).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void disjointAppliesCommute(long seed) {
        RandomKind kind = new RandomKind(seed);
        ObjectNode first = kind.configuration();
        ObjectNode second = kind.configuration();
        List<String> names = new ArrayList<>();
        first.get("spec").fieldNames().forEachRemaining(names::add);
        second.withObjectProperty("spec").remove(names);
        if (second.get("spec").isEmpty()) {
            second.remove("spec");
        }
        ObjectNode oneWay = apply(kind, apply(kind, nothing(), first, "m1", false), second, "m2", false);
        ObjectNode other = apply(kind, apply(kind, nothing(), second, "m2", false), first, "m1", false);
        assertThat(oneWay).isEqualTo(other);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anUpdateOwnsWhatItChangedAndOthersLoseIt(long seed) {
        RandomKind kind = new RandomKind(seed);
        ObjectNode live = apply(kind, nothing(), kind.configuration(), "m1", false);
        ObjectNode next = live.deepCopy();
        next.set("spec", kind.configuration().get("spec"));
        ObjectNode updated = kind.manager().update(live, next, "u", "g/v1", "", NOW);
        Comparison comparison =
                Comparison.of(live.get("spec"), next.get("spec"), kind.schema().field("spec"));
        FieldSet changed = new FieldSet();
        comparison.changed().forEachPath((path, readable) -> {
            List<String> whole = new ArrayList<>(List.of(PathElement.field("spec")));
            whole.addAll(path);
            changed.add(whole);
        });
        assertThat(owned(updated, "u")).isEqualTo(changed);
        assertThat(owned(updated, "m1").intersection(changed).isEmpty()).isTrue();
        assertThat(owned(updated, "m1").difference(owned(live, "m1")).isEmpty()).isTrue();
    }
}
