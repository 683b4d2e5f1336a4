package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Samples.NOW;
import static dev.annex.fieldmanager.Samples.V1;
import static dev.annex.fieldmanager.Samples.entry;
import static dev.annex.fieldmanager.Samples.json;
import static dev.annex.fieldmanager.Samples.live;
import static dev.annex.fieldmanager.Samples.managers;
import static dev.annex.fieldmanager.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.status.Reason;
import dev.annex.status.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P-32 to P-39: managed fields and apply. */
class FieldManagerTests {

    private final FieldManager fields = Samples.fieldManager();

    private ObjectNode apply(ObjectNode live, String manager, String spec) {
        return fields.apply(live, object(spec), manager, false, "", NOW);
    }

    private ObjectNode update(ObjectNode live, ObjectNode next, String manager) {
        return fields.update(live, next, manager, V1, "", NOW);
    }

    private ObjectNode created(String manager, String spec) {
        return live(fields.update(json("{}"), object(spec), manager, V1, "", NOW));
    }

    /** P-35, P-37. */
    @Test
    void tracksUpdates() {
        ObjectNode object = created("ctl", "{'a':'1'}");
        assertThat(entry(object, "ctl"))
                .isEqualTo(
                        json(
                                "{'manager':'ctl','operation':'Update','apiVersion':'g/v1',"
                                        + "'time':'2024-01-01T00:00:00Z','fieldsType':'FieldsV1','fieldsV1':{'f:spec':{'.':{},'f:a':{}}}}"));
    }

    /** P-37. */
    @Test
    void mergesTheOldestOfMoreThanTenUpdaters() {
        ObjectNode object = created("m0", "{'l':{'k0':'v'}}");
        for (int i = 1; i < 14; i++) {
            ObjectNode next = object.deepCopy();
            next.withObject("/spec/l").put("k" + i, "v");
            object = fields.update(object, next, "m" + i, V1, "", NOW.plusSeconds(i));
            assertThat(managers(object)).hasSize(Math.min(i + 1, 10));
        }
        assertThat(managers(object)).startsWith("ancient-changes", "m5").endsWith("m13");
        assertThat(entry(object, "ancient-changes").at("/fieldsV1/f:spec/f:l").has("f:k4"))
                .isTrue();
    }

    /** P-37: an updater that is alone in its version keeps its name. */
    @Test
    void mergesUpdatersOfTheSameVersionOnly() {
        ObjectNode object = fields.update(json("{}"), object("{'l':{'x':'v'}}"), "old", "g/v2", "", NOW);
        object = live(object);
        for (int i = 1; i < 11; i++) {
            ObjectNode next = object.deepCopy();
            next.withObject("/spec/l").put("k" + i, "v");
            object = fields.update(object, next, "m" + i, V1, "", NOW.plusSeconds(i));
        }
        assertThat(managers(object)).startsWith("old", "ancient-changes", "m3").hasSize(10);
    }

    /** P-37. */
    @Test
    void givesWhatWasThereToBeforeFirstApply() {
        ObjectNode object = apply(live(object("{'a':'1'}")), "me", "{'b':'2'}");
        assertThat(managers(object)).containsExactly("me", "before-first-apply");
        assertThat(entry(object, "before-first-apply").at("/fieldsV1/f:spec").has("f:a"))
                .isTrue();
    }

    /** P-39. */
    @Test
    void forgetsOnRequest() {
        for (String given : new String[] {"[]", "[{}]"}) {
            ObjectNode object = created("ctl", "{'a':'1'}");
            ObjectNode next = object.deepCopy();
            next.withObject("/metadata")
                    .set("managedFields", json("{'x':" + given + "}").get("x"));
            assertThat(update(object, next, "other")
                            .at("/metadata/managedFields")
                            .isMissingNode())
                    .as(given)
                    .isTrue();
        }
    }

    /** P-39. */
    @Test
    void keepsEntriesInPlaceOfMalformedOnes() {
        ObjectNode object = created("ctl", "{'a':'1'}");
        for (String bad : new String[] {
            "{'operation':'Jump'}",
            "{'operation':'Update','fieldsType':'V9'}",
            "{'operation':'Update','time':'noon'}",
            "{'operation':'Update','fieldsV1':{'x:a':{}}}",
            "{'operation':'Update','fieldsV1':{'k:{':{}}}"
        }) {
            ObjectNode next = object.deepCopy();
            next.withObject("/metadata").putArray("managedFields").add(json(bad));
            assertThat(managers(update(object, next, "other"))).as(bad).containsExactly("ctl");
        }
    }

    /** P-33. */
    @Test
    void namesOneConflict() {
        ObjectNode object = created("ctl", "{'a':'1'}");
        StatusException failure = catchThrowableOfType(StatusException.class, () -> apply(object, "me", "{'a':'2'}"));
        assertThat(failure.code()).isEqualTo(409);
        assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failure.message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"ctl\" using g/v1: .spec.a");
    }

    /** P-33. */
    @Test
    void namesManyConflicts() {
        ObjectNode one = live(apply(json("{'apiVersion':'g/v1','kind':'K'}"), "zed", "{'a':'1'}"));
        ObjectNode two = apply(one, "amy", "{'b':'1','keyed':[{'k':'x','v':1}]}");
        StatusException failure = catchThrowableOfType(
                StatusException.class, () -> apply(two, "me", "{'a':'2','b':'2','keyed':[{'k':'x','v':2}]}"));
        assertThat(failure.message())
                .isEqualTo("Apply failed with 3 conflicts: conflicts with \"amy\":\n- .spec.b\n"
                        + "- .spec.keyed[k=\"x\"].v\nconflicts with \"zed\":\n- .spec.a");
    }

    /** P-33, P-34. */
    @Test
    void forceTakesFieldsAndTheLoserConflicts() {
        ObjectNode object = created("ctl", "{'a':'1'}");
        ObjectNode applied = apply(object, "loser", "{'a':'1'}");
        ObjectNode forced = fields.apply(applied, object("{'a':'2'}"), "winner", true, "", NOW);
        assertThat(forced.at("/spec/a").asText()).isEqualTo("2");
        assertThat(catchThrowableOfType(StatusException.class, () -> apply(forced, "loser", "{'a':'1'}"))
                        .message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"winner\": .spec.a");
    }

    /** P-34: shared fields outlive one of their owners, others go with theirs. */
    @Test
    void removesWhatIsNoLongerApplied() {
        ObjectNode object = live(apply(json("{'apiVersion':'g/v1','kind':'K'}"), "me", "{'a':'1','b':'2'}"));
        object = apply(object, "you", "{'a':'1'}");
        object = apply(object, "me", "{}");
        assertThat(object.get("spec")).isEqualTo(json("{'a':'1'}"));
    }

    /** P-32, in upstream's words: somebody owns an element, and nobody its key. */
    @Test
    void cannotPruneTheKeyOfAnElementThatOthersOwn() {
        ObjectNode live = json("{'apiVersion':'g/v1','kind':'K','metadata':{'name':'n','uid':'u'},"
                + "'spec':{'keyed':[{'k':'x','v':1}]}}");
        live.withObjectProperty("metadata")
                .set(
                        "managedFields",
                        Json.parse(("[{'manager':'me','operation':'Apply','apiVersion':'g/v1','fieldsType':'FieldsV1',"
                                        + "'fieldsV1':{'f:spec':{}}},"
                                        + "{'manager':'you','operation':'Update','apiVersion':'g/v1',"
                                        + "'fieldsType':'FieldsV1','fieldsV1':{'f:spec':{'f:keyed':"
                                        + "{'.':{},'k:{\\'k\\':\\'x\\'}':{}}}}}]")
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(catchThrowableOfType(StatusException.class, () -> apply(live, "me", "{}"))
                        .message())
                .isEqualTo("failed to prune fields: failed add back dangling items: failed to create field set from"
                        + " pruned object in last applied version: associative list with keys has an element that"
                        + " omits all key fields [\"k\"] (and doesn't have default values for any key fields)");
    }

    /** P-34. */
    @Test
    void mergesListsByTheirTypes() {
        ObjectNode object = live(apply(
                json("{'apiVersion':'g/v1','kind':'K'}"),
                "me",
                "{'set':['a','b'],'keyed':[{'k':'x','v':1}],'atomic':['p']}"));
        object = apply(object, "you", "{'set':['c'],'keyed':[{'k':'y','v':2}]}");
        assertThat(object.get("spec"))
                .isEqualTo(json("{'set':['a','b','c'],'keyed':[{'k':'x','v':1},{'k':'y','v':2}],'atomic':['p']}"));
        object = apply(object, "me", "{'set':['b'],'atomic':['q']}");
        assertThat(object.get("spec")).isEqualTo(json("{'set':['b','c'],'keyed':[{'k':'y','v':2}],'atomic':['q']}"));
        ObjectNode now = object;
        assertThat(catchThrowableOfType(StatusException.class, () -> apply(now, "you", "{'atomic':['p','q']}"))
                        .code())
                .isEqualTo(409);
    }

    /** P-38. */
    @Test
    void keepsTheTimeOfWhatDoesNotChange() {
        ObjectNode object = live(apply(json("{'apiVersion':'g/v1','kind':'K'}"), "me", "{'a':'1'}"));
        assertThat(fields.apply(object, object("{'a':'1'}"), "me", false, "", NOW.plusSeconds(9)))
                .isEqualTo(object);
        assertThat(fields.update(object, object.deepCopy(), "ctl", V1, "", NOW.plusSeconds(9)))
                .isEqualTo(object);
    }

    /** P-30, P-32. */
    @Test
    void rejectsWhatCannotBeMerged() {
        ObjectNode none = json("{'apiVersion':'g/v1','kind':'K'}");
        StatusException failure = catchThrowableOfType(StatusException.class, () -> apply(none, "me", "{'foo':'1'}"));
        assertThat(failure.code()).isEqualTo(500);
        assertThat(failure.message())
                .isEqualTo("failed to create typed patch object (ns/x; g/v1, Kind=K): "
                        + ".spec.foo: field not declared in schema");
        ObjectNode owned = object("{}");
        owned.withObject("/metadata").putArray("managedFields").add(json("{}"));
        StatusException given =
                catchThrowableOfType(StatusException.class, () -> fields.apply(none, owned, "me", false, "", NOW));
        assertThat(given.code()).isEqualTo(400);
        assertThat(given.message()).isEqualTo("metadata.managedFields must be nil");
    }

    /** P-36. */
    @Test
    void ordersEntries() {
        ObjectNode object = created("ctl", "{'a':'1'}");
        for (String each : IntStream.of(3, 1, 2).mapToObj(i -> "m" + i).toList()) {
            object = apply(object, each, "{'a':'1'}");
        }
        assertThat(managers(object)).containsExactly("m1", "m2", "m3", "ctl");
    }
}
