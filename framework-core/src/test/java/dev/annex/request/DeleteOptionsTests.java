package dev.annex.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.StatusException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L-40 and L-41: the options of deletes. */
class DeleteOptionsTests {

    private static DeleteOptions body(String json) {
        try {
            return DeleteOptions.fromBody((ObjectNode) new JsonMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static DeleteOptions query(String query) {
        return DeleteOptions.fromQuery(ListOptionsTests.query(query));
    }

    @Test
    void nothingSaid() {
        DeleteOptions nothing = new DeleteOptions(null, null, "", false, null, null);
        assertThat(DeleteOptions.fromQuery(Map.of())).isEqualTo(nothing);
        assertThat(body("{}")).isEqualTo(nothing);
        assertThat(body("{\"dryRun\":null,\"preconditions\":{},\"bogus\":1}")).isEqualTo(nothing);
    }

    @Test
    void readsEverything() {
        DeleteOptions all = new DeleteOptions(5L, null, "Foreground", true, "u", "7");
        assertThat(query("gracePeriodSeconds=5&propagationPolicy=Foreground&dryRun=All&uid=u&resourceVersion=7"))
                .isEqualTo(all);
        assertThat(body("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":5,"
                        + "\"propagationPolicy\":\"Foreground\",\"dryRun\":[\"All\"],"
                        + "\"preconditions\":{\"uid\":\"u\",\"resourceVersion\":\"7\"}}"))
                .isEqualTo(all);
        assertThat(query("orphanDependents").orphanDependents()).isTrue();
        assertThat(query("orphanDependents=0").orphanDependents()).isFalse();
        assertThat(body("{\"orphanDependents\":false}").orphanDependents()).isFalse();
    }

    @Test
    void emptyPreconditionsAreSomeInABodyAlone() { // L-42
        assertThat(body("{\"preconditions\":{\"uid\":\"\",\"resourceVersion\":\"\"}}"))
                .isEqualTo(new DeleteOptions(null, null, "", false, "", ""));
        assertThat(query("uid=&resourceVersion=")).isEqualTo(new DeleteOptions(null, null, "", false, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "meta.k8s.io/v1", "wardle.example.com/v1alpha1", "whatever/v9"})
    void anyVersionWillDo(String apiVersion) {
        assertThat(body("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"" + apiVersion + "\"}"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'Flunder','apiVersion':'wardle.example.com/v1alpha1'} | no kind 'Flunder' is registered for version 'wardle.example.com/v1alpha1' in scheme 'k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27'",
                "{'kind':'Flunder'}                  | no kind 'Flunder' is registered for version 'meta.k8s.io/v1' in scheme 'k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27'",
                "{'kind':'Status','apiVersion':'v1'} | converting (v1.Status) to (v1.DeleteOptions): unknown conversion",
                "{'kind':'DeleteOptions','apiVersion':'a/b/c'} | unexpected GroupVersion string: a/b/c",
                "{'preconditions':[]}                | json: cannot unmarshal array into Go struct field DeleteOptions.preconditions of type v1.Preconditions",
                "{'gracePeriodSeconds':'x'}          | json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64",
                "{'kind':'ListOptions'}              | converting (v1.ListOptions) to (v1.DeleteOptions): unknown conversion",
                "{'kind':'ListOptions','apiVersion':'v1'} | no kind 'ListOptions' is registered for version 'v1' in scheme 'k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27'",
                "{'apiVersion':'a/b/c'}              | unexpected GroupVersion string: a/b/c",
                "{'preconditions':{'uid':1}}         | json: cannot unmarshal number into Go struct field DeleteOptions.preconditions.uid of type types.UID",
                "{'dryRun':[1]}                      | json: cannot unmarshal number into Go struct field DeleteOptions.dryRun of type string",
                "{'dryRun':'All'}                    | json: cannot unmarshal string into Go struct field DeleteOptions.dryRun of type []string",
            },
            quoteCharacter = '`')
    void refusesWhatItCannotRead(String json, String message) {
        assertThatThrownBy(() -> body(json.replace('\'', '"'))).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(400);
            assertThat(e.message()).isEqualTo(message.replace('\'', '"'));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "propagationPolicy=Nope | propagationPolicy: Unsupported value: \"Nope\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                "propagationPolicy=nil  | propagationPolicy: Unsupported value: \"nil\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                "propagationPolicy=     | propagationPolicy: Unsupported value: \"\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
                "propagationPolicy=Orphan&orphanDependents=true | propagationPolicy: Invalid value: \"Orphan\": orphanDependents and deletionPropagation cannot be both set",
                "dryRun=Nope            | dryRun: Unsupported value: [\"Nope\"]: supported values: \"All\"",
            })
    void refusesWhatIsNotAChoice(String query, String errors) {
        assertThatThrownBy(() -> query(query)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(422);
            assertThat(e.message()).isEqualTo("DeleteOptions.meta.k8s.io \"\" is invalid: " + errors);
        });
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThatThrownBy(() -> query("gracePeriodSeconds=abc"))
                .hasMessage("strconv.ParseInt: parsing \"abc\": invalid syntax");
        assertThat(query("gracePeriodSeconds=-1").gracePeriodSeconds()).isEqualTo(-1);
    }
}
