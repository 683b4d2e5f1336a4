package dev.annex.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-40, W-04 and W-10 to W-12: the options of lists and watches. */
class ListOptionsTests {

    static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            query.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    List.of(equals < 0 ? "" : pair.substring(equals + 1)));
        }
        return query;
    }

    private static ListOptions parse(String query) {
        return ListOptions.parse(query(query));
    }

    @Test
    void nothingSaidMeansEverythingNow() {
        ListOptions options = ListOptions.parse(Map.of());
        assertThat(options.labelSelector().isEmpty()).isTrue();
        assertThat(options.fieldSelector().isEmpty()).isTrue();
        assertThat(options.limit()).isZero();
        assertThat(options.timeoutSeconds()).isNull();
        assertThat(options.sendInitialEvents()).isNull();
        assertThat(options.anyRevision()).isTrue();
    }

    @Test
    void readsEverything() {
        ListOptions options = parse("labelSelector=a=b&fieldSelector=metadata.name=x&allowWatchBookmarks=1"
                + "&resourceVersion=7&resourceVersionMatch=Exact&timeoutSeconds=5&limit=3");
        assertThat(options.labelSelector()).hasToString("a=b");
        assertThat(options.fieldSelector()).hasToString("metadata.name=x");
        assertThat(options.allowWatchBookmarks()).isTrue();
        assertThat(options.resourceVersion()).isEqualTo("7");
        assertThat(options.resourceVersionMatch()).isEqualTo(ListOptions.EXACT);
        assertThat(options.timeoutSeconds()).isEqualTo(5);
        assertThat(options.limit()).isEqualTo(3);
        assertThat(options.anyRevision()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "allowWatchBookmarks, true",
        "allowWatchBookmarks=, true",
        "allowWatchBookmarks=1, true",
        "allowWatchBookmarks=nope, true",
        "allowWatchBookmarks=0, false",
        "allowWatchBookmarks=False, false",
        "allowWatchBookmarks=FALSE, false",
        "other=1, false"
    })
    void onlyFalseAndZeroAreFalse(String query, boolean bookmarks) {
        assertThat(parse(query).allowWatchBookmarks()).isEqualTo(bookmarks);
    }

    @Test
    void theFirstOfSeveralValuesCounts() {
        assertThat(ListOptions.parse(Map.of("limit", List.of("1", "2"))).limit())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeoutSeconds=abc          | strconv.ParseInt: parsing \"abc\": invalid syntax",
                "limit=                      | strconv.ParseInt: parsing \"\": invalid syntax",
                "limit=1.5                   | strconv.ParseInt: parsing \"1.5\": invalid syntax",
                "limit=9223372036854775808   | strconv.ParseInt: parsing \"9223372036854775808\": value out of range",
                "labelSelector=a b           | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
                "fieldSelector=metadata.name | invalid selector: 'metadata.name'; can't understand 'metadata.name'",
            })
    void refusesWhatItCannotRead(String query, String message) {
        assertThatThrownBy(() -> parse(query)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(400);
            assertThat(e.details()).isNull();
            assertThat(e.message()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // W-10
                "resourceVersionMatch=NotOlderThan | resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
                "resourceVersion=1&resourceVersionMatch=Exact&continue=x | resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided",
                "resourceVersion=1&resourceVersionMatch=Nope | resourceVersionMatch: Unsupported value: \"Nope\": supported values: \"Exact\", \"NotOlderThan\", \"\"",
                "resourceVersion=0&resourceVersionMatch=Exact | resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"",
                "sendInitialEvents=true | sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list",
                "resourceVersionMatch=Nope&sendInitialEvents=0 | [resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided, resourceVersionMatch: Unsupported value: \"Nope\": supported values: \"Exact\", \"NotOlderThan\", \"\", sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list]",
                // W-11
                "watch=1&sendInitialEvents=true | resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                "watch=1&sendInitialEvents=false | resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                "watch=1&resourceVersionMatch=NotOlderThan | resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided",
                "watch=1&sendInitialEvents=true&resourceVersionMatch=Exact | [resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan, resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"]",
                "watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&continue=x | resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided",
                // the default of W-12 is what is forbidden here
                "watch=1&continue=abc | resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided",
            })
    void refusesWhatContradictsItself(String query, String errors) {
        assertThatThrownBy(() -> parse(query)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(422);
            assertThat(e.message()).isEqualTo("ListOptions.meta.k8s.io \"\" is invalid: " + errors);
            assertThat(Objects.requireNonNull(e.details()).kind()).isEqualTo("ListOptions");
            assertThat(e.details().group()).isEqualTo("meta.k8s.io");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resourceVersion=1",
                "resourceVersion=0&resourceVersionMatch=NotOlderThan",
                "resourceVersion=1&resourceVersionMatch=Exact",
                "continue=x&limit=1",
                "watch=1&resourceVersion=5",
                "watch=1&resourceVersion=5&continue=x",
                "watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan",
                "watch=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan&resourceVersion=5"
            })
    void acceptsWhatMakesSense(String query) {
        assertThat(parse(query)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch=1", "watch=1&resourceVersion=0", "watch=1&resourceVersion="})
    void aWatchFromNowhereBeginsWithWhatThereIs(String query) {
        ListOptions options = parse(query);
        assertThat(options.sendInitialEvents()).isTrue();
        assertThat(options.resourceVersionMatch()).isEqualTo(ListOptions.NOT_OLDER_THAN);
    }

    @Test
    void aWatchFromARevisionDoesNot() {
        assertThat(parse("watch=1&resourceVersion=5").sendInitialEvents()).isNull();
    }

    @Test
    void theNameInThePathCountsAsAFieldSelector() {
        assertThat(parse("limit=1").named("x").fieldSelector()).hasToString("metadata.name=x");
        assertThat(parse("fieldSelector=metadata.name=x").named("x").fieldSelector())
                .hasToString("metadata.name=x");
        assertThatThrownBy(() -> parse("fieldSelector=metadata.name=y").named("x"))
                .hasMessage("fieldSelector metadata.name doesn't match requested name");
        assertThatThrownBy(() -> parse("fieldSelector=metadata.namespace=y").named("x"))
                .hasMessage("fieldSelector metadata.name doesn't match requested name");
    }
}
