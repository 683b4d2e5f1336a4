package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Trees.LATER;
import static dev.annex.fieldmanager.Trees.NOW;
import static dev.annex.fieldmanager.Trees.nothing;
import static dev.annex.fieldmanager.Trees.ship;
import static dev.annex.fieldmanager.Trees.stored;
import static dev.annex.fieldmanager.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.StatusException;
import org.junit.jupiter.api.Test;

/** Server-side apply over a single object (section 4.5). */
class ApplyTests {

    private final FieldManager fields = Trees.manager();

    private ObjectNode create(String manager, String spec) {
        return stored(fields.apply(nothing(), ship(spec), manager, false, "", NOW));
    }

    private ObjectNode apply(ObjectNode live, String manager, String spec) {
        return fields.apply(live, ship(spec), manager, false, "", LATER);
    }

    private StatusException refused(ObjectNode live, String manager, String spec) {
        return catchThrowableOfType(StatusException.class, () -> apply(live, manager, spec));
    }

    private static JsonNode owned(ObjectNode object, int entry) {
        return object.at("/metadata/managedFields/" + entry + "/fieldsV1");
    }

    @Test
    void ownsWhatItApplies() { // P-34, P-35
        ObjectNode live = create("m1", "{'class': 'cargo', 'ports': [{'port': 80}], 'holds': ['a'], 'tags': ['t']}");
        assertThat(owned(live, 0)).isEqualTo(tree("""
                {'f:spec': {'f:class': {}, 'f:holds': {'v:\\'a\\'': {}},
                 'f:ports': {'k:{\\'port\\':80,\\'protocol\\':\\'TCP\\'}': {'.': {}, 'f:port': {}}}, 'f:tags': {}}}""".replace("\\'", "\\\"")));
        assertThat(live.at("/metadata/managedFields/0/operation").asText()).isEqualTo("Apply");
        assertThat(live.at("/metadata/managedFields/0/time").asText()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void removesWhatItAppliesNoMore() { // P-34
        ObjectNode live = create("m1", "{'class': 'cargo', 'replicas': 2, 'crew': [{'name': 'a'}, {'name': 'b'}]}");
        ObjectNode next = apply(live, "m1", "{'class': 'cargo', 'crew': [{'name': 'b'}]}");
        assertThat(next.get("spec")).isEqualTo(tree("{'class': 'cargo', 'crew': [{'name': 'b'}]}"));
    }

    @Test
    void keepsWhatOthersOwnToo() { // P-34
        ObjectNode live = create("m1", "{'class': 'cargo', 'replicas': 2}");
        live = apply(live, "m2", "{'replicas': 2}");
        ObjectNode next = apply(live, "m1", "{'class': 'cargo'}");
        assertThat(next.at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void saysWithWhomItConflicts() { // P-33
        ObjectNode live = create("m1", "{'class': 'cargo', 'replicas': 2}");
        StatusException one = refused(live, "m2", "{'replicas': 3}");
        assertThat(one.code()).isEqualTo(409);
        assertThat(one.message()).isEqualTo("Apply failed with 1 conflict: conflict with \"m1\": .spec.replicas");
        StatusException two = refused(live, "m2", "{'class': 'tug', 'replicas': 3}");
        assertThat(two.message())
                .isEqualTo("Apply failed with 2 conflicts: conflicts with \"m1\":\n- .spec.class\n- .spec.replicas");
        assertThat(two.details().causes()).hasSize(2).allSatisfy(cause -> {
            assertThat(cause.reason()).isEqualTo("FieldManagerConflict");
            assertThat(cause.message()).isEqualTo("conflict with \"m1\"");
        });
    }

    @Test
    void namesVersionAndSubresourceOfUpdaters() { // P-33
        ObjectNode live = stored(ship("{'class': 'cargo'}"));
        live = fields.update(nothing(), live, "edit", Trees.VERSION, "", NOW);
        assertThat(refused(live, "m2", "{'class': 'tug'}").message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"edit\" using harbor.example.com/v1:"
                        + " .spec.class");
        ObjectNode status = live.deepCopy();
        status.set("status", tree("{'replicas': 1}"));
        ObjectNode both = fields.update(live, status, "edit", Trees.VERSION, "status", NOW);
        ObjectNode wanted = nothing();
        wanted.set("status", tree("{'replicas': 2}"));
        assertThat(catchThrowableOfType(
                                StatusException.class, () -> fields.apply(both, wanted, "m2", false, "status", LATER))
                        .message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"edit\" with subresource \"status\" using"
                        + " harbor.example.com/v1: .status.replicas");
    }

    @Test
    void takesFieldsByForce() { // P-33
        ObjectNode live = create("m1", "{'class': 'cargo', 'replicas': 2}");
        ObjectNode next = fields.apply(live, ship("{'replicas': 3}"), "m2", true, "", LATER);
        assertThat(next.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(owned(next, 0)).isEqualTo(tree("{'f:spec': {'f:class': {}}}"));
        assertThat(owned(next, 1)).isEqualTo(tree("{'f:spec': {'f:replicas': {}}}"));
    }

    @Test
    void leavesTimeAloneIfNothingChanges() { // P-38
        ObjectNode live = create("m1", "{'class': 'cargo', 'replicas': 2}");
        assertThat(apply(live, "m1", "{'replicas': 2, 'class': 'cargo'}")).isEqualTo(live);
    }

    @Test
    void mergesElementsInTheOrderApplied() { // P-34
        ObjectNode live = create("m1", "{'holds': ['a', 'b', 'c']}");
        ObjectNode next = apply(live, "m2", "{'holds': ['c', 'x', 'a']}");
        assertThat(next.at("/spec/holds").toString()).isEqualTo("[\"b\",\"c\",\"x\",\"a\"]");
    }

    @Test
    void replacesAtomicListsAndMapsWhole() { // P-34
        ObjectNode live = create("m1", "{'tags': ['a', 'b'], 'ballast': {'left': 1, 'right': 2}}");
        assertThat(refused(live, "m2", "{'tags': ['a', 'b', 'c'], 'ballast': {'left': 2}}")
                        .message())
                .endsWith("- .spec.ballast\n- .spec.tags");
        ObjectNode next = apply(live, "m1", "{'tags': ['c'], 'ballast': {'left': 2}}");
        assertThat(next.get("spec")).isEqualTo(tree("{'tags': ['c'], 'ballast': {'left': 2}}"));
    }

    @Test
    void saysNothingOfPartsByNull() { // P-34: a null over a map leaves what others put in it
        ObjectNode live = stored(ship("{'class': 'cargo', 'dock': {'side': 'port'}}"));
        live = fields.update(nothing(), live, "edit", Trees.VERSION, "", NOW);
        ObjectNode next = apply(live, "m1", "{'dock': null}");
        assertThat(next.get("spec")).isEqualTo(live.get("spec"));
    }

    @Test
    void leavesContainersEmptyThatItStillApplies() { // P-34
        ObjectNode live = create("m1", "{'manifest': {'a': '1'}, 'dock': {'lamp': {'color': 'red'}}}");
        ObjectNode next = apply(live, "m1", "{'manifest': {}, 'dock': {'lamp': null}}");
        assertThat(next.get("spec")).isEqualTo(tree("{'manifest': {}, 'dock': {'lamp': {}}}"));
    }

    @Test
    void cannotReachTheStatus() { // P-34, L-70
        ObjectNode wanted = ship("{'class': 'cargo'}");
        wanted.set("status", tree("{'replicas': 1}"));
        ObjectNode made = fields.apply(nothing(), wanted, "m1", false, "", NOW);
        assertThat(owned(made, 0)).isEqualTo(tree("{'f:spec': {'f:class': {}}}"));
    }

    @Test
    void givesWhatWasThereToBeforeFirstApply() { // P-37
        ObjectNode live = stored(ship("{'class': 'cargo'}"));
        ObjectNode next = apply(live, "m1", "{'replicas': 1}");
        assertThat(next.at("/metadata/managedFields/1/manager").asText()).isEqualTo("before-first-apply");
        assertThat(next.at("/metadata/managedFields/1/operation").asText()).isEqualTo("Update");
        assertThat(owned(next, 1)).isEqualTo(tree("{'f:spec': {'.': {}, 'f:class': {}}}"));
    }

    @Test
    void refusesManagedFields() { // P-30
        ObjectNode wanted = ship("{'class': 'cargo'}");
        wanted.withObjectProperty("metadata").putArray("managedFields");
        StatusException failure = catchThrowableOfType(
                StatusException.class, () -> fields.apply(nothing(), wanted, "m1", false, "", NOW));
        assertThat(failure.code()).isEqualTo(400);
        assertThat(failure.message()).isEqualTo("metadata.managedFields must be nil");
    }

    @Test
    void ownsFreeFieldsOneByOne() { // P-34: fields that no schema describes
        ObjectNode live = create("m1", "{'extras': {'a': {'b': 1, 'c': [1]}}, 'anything': 1}");
        assertThat(owned(live, 0))
                .isEqualTo(tree(
                        "{'f:spec': {'f:anything': {}," + " 'f:extras': {'f:a': {'.': {}, 'f:b': {}, 'f:c': {}}}}}"));
        assertThat(refused(live, "m2", "{'anything': {'x': 1}}").message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"m1\": .spec.anything");
    }

    @Test
    void doesNotChangeWhatItIsGiven() {
        ObjectNode live = create("m1", "{'class': 'cargo', 'ports': [{'port': 1}]}");
        ObjectNode before = live.deepCopy();
        ObjectNode wanted = ship("{'ports': [{'port': 2}]}");
        ObjectNode wantedBefore = wanted.deepCopy();
        fields.apply(live, wanted, "m2", false, "", LATER);
        assertThat(live).isEqualTo(before);
        assertThat(wanted).isEqualTo(wantedBefore);
    }
}
