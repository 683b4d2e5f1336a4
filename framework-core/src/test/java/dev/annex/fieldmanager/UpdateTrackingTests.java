package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Trees.LATER;
import static dev.annex.fieldmanager.Trees.NOW;
import static dev.annex.fieldmanager.Trees.VERSION;
import static dev.annex.fieldmanager.Trees.nothing;
import static dev.annex.fieldmanager.Trees.ship;
import static dev.annex.fieldmanager.Trees.stored;
import static dev.annex.fieldmanager.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Managed fields through creates, updates and patches. */
class UpdateTrackingTests {

    private final FieldManager fields = Trees.manager();

    private ObjectNode create(String spec) {
        return stored(fields.update(nothing(), ship(spec), "a", VERSION, "", NOW));
    }

    private ObjectNode update(ObjectNode live, String manager, String spec) {
        ObjectNode next = live.deepCopy();
        next.set("spec", tree(spec));
        return fields.update(live, next, manager, VERSION, "", LATER);
    }

    private static JsonNode entries(ObjectNode object) {
        return object.at("/metadata/managedFields");
    }

    @Test
    void creatorOwnsAllButWhatNobodyOwns() { // P-35, P-37
        ObjectNode made = create("{'class': 'cargo', 'dock': {}, 'ports': [], 'extras': {'deep': {'x': null}}}");
        assertThat(entries(made).get(0).get("fieldsV1")).isEqualTo(tree("""
                {'f:spec': {'.': {}, 'f:class': {}, 'f:dock': {}, 'f:ports': {},
                 'f:extras': {'.': {}, 'f:deep': {'.': {}, 'f:x': {}}}}}"""));
        assertThat(entries(made).get(0).get("operation").asText()).isEqualTo("Update");
    }

    @Test
    void nothingOwnedIsNoEntry() { // P-35
        ObjectNode made = fields.update(
                nothing(),
                tree("{'apiVersion': 'harbor.example.com/v1', 'kind': 'Ship', 'metadata': {'name': 'x'}}"),
                "a",
                VERSION,
                "",
                NOW);
        assertThat(made.at("/metadata").has("managedFields")).isFalse();
    }

    @Test
    void whoChangesAFieldTakesIt() { // P-37
        ObjectNode next = update(create("{'class': 'cargo', 'replicas': 1}"), "b", "{'class': 'tug', 'replicas': 1}");
        assertThat(entries(next).get(0).get("fieldsV1")).isEqualTo(tree("{'f:spec': {'.': {}, 'f:replicas': {}}}"));
        assertThat(entries(next).get(1).get("fieldsV1")).isEqualTo(tree("{'f:spec': {'f:class': {}}}"));
    }

    @Test
    void aRemovedFieldIsNobodys() { // P-37
        ObjectNode next = update(create("{'class': 'cargo', 'replicas': 1}"), "b", "{'class': 'cargo'}");
        assertThat(entries(next)).hasSize(1);
        assertThat(entries(next).get(0).get("fieldsV1")).isEqualTo(tree("{'f:spec': {'.': {}, 'f:class': {}}}"));
        assertThat(entries(next).get(0).get("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void noChangeKeepsTime() { // P-38
        ObjectNode live = create("{'class': 'cargo', 'replicas': 1}");
        assertThat(update(live, "a", "{'replicas': 1.0, 'class': 'cargo'}").at("/metadata"))
                .isEqualTo(live.at("/metadata"));
    }

    @Test
    void doublesAreOwnedAsOne() { // P-35: lists in which elements cannot be told apart
        ObjectNode made = create("{'holds': ['a', 'a', 'b']}");
        assertThat(entries(made).get(0).at("/fieldsV1/f:spec/f:holds").toString())
                .isEqualTo("{\".\":{},\"v:\\\"a\\\"\":{},\"v:\\\"b\\\"\":{}}");
        ObjectNode next = update(made, "b", "{'holds': ['a', 'b']}");
        assertThat(entries(next).get(0).at("/fieldsV1/f:spec/f:holds").toString())
                .isEqualTo("{\".\":{},\"v:\\\"b\\\"\":{}}");
    }

    @Test
    void clientsForgetManagers() { // P-39
        ObjectNode live = create("{'class': 'cargo'}");
        for (String wish : new String[] {"[]", "[{}]"}) {
            ObjectNode next = live.deepCopy();
            next.withObjectProperty("metadata")
                    .set("managedFields", tree("{'x': " + wish + "}").get("x"));
            assertThat(entries(fields.update(live, next, "a", VERSION, "", LATER))
                            .isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void malformedEntriesAreNotHeard() { // P-39
        ObjectNode live = create("{'class': 'cargo'}");
        for (String entry : new String[] {
            "{'manager': 'x', 'operation': 'Else', 'apiVersion': 'v1', 'fieldsType': 'FieldsV1'}",
            "{'manager': 'x', 'operation': 'Update', 'apiVersion': 'v1'}",
            "{'manager': 'x', 'operation': 'Update', 'fieldsType': 'FieldsV1'}",
            "{'manager': 'x', 'operation': 'Update', 'apiVersion': 'v1', 'fieldsType': 'FieldsV1',"
                    + " 'fieldsV1': {'spec': {}}}"
        }) {
            ObjectNode next = live.deepCopy();
            next.withObjectProperty("metadata")
                    .withArrayProperty("managedFields")
                    .removeAll()
                    .add(tree(entry));
            assertThat(entries(fields.update(live, next, "a", VERSION, "", LATER)))
                    .isEqualTo(entries(live));
        }
    }

    @Test
    void statusHasManagersOfItsOwn() { // P-37, L-70
        ObjectNode live = create("{'class': 'cargo'}");
        ObjectNode next = live.deepCopy();
        next.set("status", tree("{'replicas': 1}"));
        next.withObjectProperty("spec").put("class", "tug");
        ObjectNode both = fields.update(live, next, "a", VERSION, "status", LATER);
        assertThat(entries(both)).hasSize(2);
        assertThat(entries(both).get(1).get("subresource").asText()).isEqualTo("status");
        assertThat(entries(both).get(1).get("fieldsV1")).isEqualTo(tree("{'f:status': {'.': {}, 'f:replicas': {}}}"));
    }

    @Test
    void inAnotherVersionAWriterOfTheObjectReachesTheStatus() { // P-37, L-70
        assertThat(statusOwners("b")).containsExactly("a");
        assertThat(statusOwners("b", "c")).containsExactly("a");
    }

    /** The managers after a writer of the object has left out the status that these managers own in another version. */
    private static List<String> statusOwners(String... owners) {
        String other = "harbor.example.com/v1beta1";
        FieldManager versions = FieldManager.of(
                Map.of(VERSION, Trees.SHIP, other, Trees.SHIP),
                Set.of(VERSION, other),
                (object, from, to) -> object.deepCopy().put("apiVersion", to));
        ObjectNode live = stored(versions.update(nothing(), ship("{'class': 'cargo'}"), "a", VERSION, "", NOW));
        for (String owner : owners) {
            live = versions.apply(
                    live.put("apiVersion", other),
                    tree("{'apiVersion': '" + other + "', 'kind': 'Ship', 'metadata': {'name': 'x'},"
                            + " 'status': {'replicas': 1}}"),
                    owner,
                    false,
                    "status",
                    LATER);
        }
        ObjectNode next = live.put("apiVersion", VERSION).deepCopy();
        next.remove("status");
        List<String> names = new ArrayList<>();
        entries(versions.update(live, next, "a", VERSION, "", LATER))
                .forEach(entry -> names.add(entry.path("manager").asText()));
        names.sort(null);
        return names;
    }

    @Test
    void theOldestOfManyBecomeOne() { // P-37
        ObjectNode live = create("{'manifest': {'a': '0'}}");
        for (int i = 0; i < 12; i++) {
            ObjectNode next = live.deepCopy();
            next.withObjectProperty("spec").withObjectProperty("manifest").put("k" + i, "v");
            live = fields.update(live, next, "m" + i, VERSION, "", NOW.plusSeconds(i + 1L));
        }
        assertThat(entries(live)).hasSize(10);
        assertThat(entries(live).get(0).get("manager").asText()).isEqualTo("ancient-changes");
        assertThat(entries(live).get(0).at("/fieldsV1/f:spec/f:manifest").has("f:k1"))
                .isTrue();
        assertThat(entries(live).get(1).get("manager").asText()).isEqualTo("m3");
    }

    @Test
    void entriesAreInOrder() { // P-36
        ObjectNode live = create("{'class': 'cargo'}");
        live = update(live, "z", "{'class': 'cargo', 'replicas': 1}");
        live = fields.apply(live, ship("{'active': true}"), "m", false, "", LATER);
        assertThat(entries(live).findValuesAsText("manager")).containsExactly("m", "a", "z");
    }

    @Test
    void whatIsOwnedFollowsASchemaThatMadeItAtomic() { // KEP-555: granular to atomic
        ObjectNode live = create("{'class': 'cargo'}");
        live.withObjectProperty("spec").set("ballast", tree("{'left': 1}"));
        ((ObjectNode) entries(live).get(0).at("/fieldsV1/f:spec")).set("f:ballast", tree("{'f:left': {}}"));
        ObjectNode next = fields.apply(live, ship("{'replicas': 1}"), "m", false, "", LATER);
        assertThat(entries(next).get(1).at("/fieldsV1/f:spec/f:ballast")).isEqualTo(tree("{}"));
    }
}
