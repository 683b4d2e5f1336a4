package dev.annex.fieldmanager;

import static dev.annex.fieldmanager.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annex.codec.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FieldsV1 (P-35). */
class FieldSetTests {

    @Test
    void readsAndWritesTheSame() {
        String json =
                "{\"f:a\":{\".\":{},\"f:b\":{}},\"f:c\":{\"k:{\\\"name\\\":\\\"x\\\",\\\"port\\\":80}\":{\".\":{},"
                        + "\"f:d\":{}},\"k:{\\\"name\\\":\\\"y\\\"}\":{}},\"f:e\":{\"v:2\":{},\"v:10\":{},\"v:\\\"s\\\"\":{}},"
                        + "\"f:g\":{\"i:0\":{}}}";
        assertThat(FieldSet.fromJson(tree(json))).hasToString(json);
    }

    @Test
    void ordersNumbersBySize() {
        FieldSet set =
                FieldSet.fromJson(tree("{\"v:10\":{},\"v:9\":{},\"k:{\\\"p\\\":10}\":{},\"k:{\\\"p\\\":9}\":{}}"));
        assertThat(set).hasToString("{\"k:{\\\"p\\\":9}\":{},\"k:{\\\"p\\\":10}\":{},\"v:9\":{},\"v:10\":{}}");
    }

    @Test
    void equalElementsAreOne() {
        assertThat(FieldSet.fromJson(tree("{\"v:1\":{},\"v:1.0\":{},\"k:{\\\"b\\\":1,\\\"a\\\":2}\":{}}")))
                .isEqualTo(FieldSet.fromJson(tree("{\"v:1\":{},\"k:{\\\"a\\\":2,\\\"b\\\":1}\":{}}")));
    }

    @Test
    void passesOverKindsOfLaterVersions() {
        assertThat(FieldSet.fromJson(tree("{'f:a': {'x:new': {}}, 'y:b': {'z': 1}}")))
                .hasToString("{\"f:a\":{}}");
    }

    @Test
    void refusesWhatIsNoPathElement() {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.fromJson(tree("{'spec': {}}")));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.fromJson(tree("{'f': {}}")));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.fromJson(tree("{'v:x y': {}}")));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.fromJson(tree("{'i:x': {}}")));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.fromJson(tree("{'f:a': 1}")));
    }

    /** As Go's {@code strconv.Atoi} reads them. */
    @Test
    void readsIndexesAsGoDoes() {
        assertThat(FieldSet.fromJson(tree("{'i:+07': {}, 'i:-1': {}, 'i:9223372036854775807': {}}")))
                .hasToString("{\"i:-1\":{},\"i:7\":{},\"i:9223372036854775807\":{}}");
        for (String index : List.of("i:9223372036854775808", "i:\u0663", "i:1.0", "i:0x1", "i: 1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FieldSet.fromJson(tree("{'" + index + "': {}}")))
                    .withMessage("\"" + index + "\" is no index");
        }
    }

    @Test
    void halvesOfCharactersAreReplacedAsInGo() {
        FieldSet set = FieldSet.fromJson(Json.object().set("v:\"a\\ud800b\"", Json.object()));
        assertThat(set).hasToString("{\"v:\\\"a\ufffdb\\\"\":{}}");
    }

    /** Go reads them as floats; written out they would be gigabytes. */
    @Test
    void refusesNumbersThatAreNoFloats() {
        for (String number : List.of("1e400", "-1E999999999")) {
            assertThatIllegalArgumentException().isThrownBy(() -> FieldSet.fromJson(tree("{'v:" + number + "': {}}")));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSet.fromJson(tree("{'v:1e77799999999': {}}")))
                .withMessage("\"v:1e77799999999\" is no path element");
        assertThat(FieldSet.fromJson(tree("{'v:1e-999999999': {}}")).toString()).hasSizeLessThan(100);
    }

    @Test
    void differenceTakesMembersAlone() {
        FieldSet all = FieldSet.fromJson(tree("{'f:a': {'.': {}, 'f:b': {}}}"));
        FieldSet parent = FieldSet.fromJson(tree("{'f:a': {}}"));
        assertThat(all.difference(parent)).hasToString("{\"f:a\":{\"f:b\":{}}}");
        assertThat(all.recursiveDifference(parent).isEmpty()).isTrue();
        assertThat(parent.difference(all).isEmpty()).isTrue();
    }

    @Test
    void listsMembersBeforeWhatIsBelow() { // P-33: the order in conflicts
        List<String> paths = new ArrayList<>();
        FieldSet.fromJson(tree("{'f:a': {'f:z': {}}, 'f:b': {}}")).forEachPath((path, readable) -> paths.add(readable));
        assertThat(paths).containsExactly(".b", ".a.z");
    }
}
