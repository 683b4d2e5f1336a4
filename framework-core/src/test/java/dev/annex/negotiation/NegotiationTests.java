package dev.annex.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.annex.status.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N-01 to N-03, R-23 to R-25, E-21, W-40, D-10: which form an answer takes. */
class NegotiationTests {

    private static final String TABLE = ";as=Table;v=v1;g=meta.k8s.io";
    private static final String PARTIAL = ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";

    /** What resources allow. */
    private static boolean possible(MediaType type, Transform transform) {
        return transform.isMeta("Table")
                ? type != MediaType.PROTOBUF
                : transform.none()
                        || transform.isMeta("PartialObjectMetadata")
                        || transform.isMeta("PartialObjectMetadataList");
    }

    private static Negotiated negotiate(String accept) {
        return Negotiation.negotiate(accept, "", "client/1.0", NegotiationTests::possible);
    }

    /** The header may have a megabyte, and is read where nothing may block. */
    @Test
    void takesNoTimeOverLongHeaders() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            negotiate("application/json;q=" + "1".repeat(1_000_000) + "x");
            negotiate("*/*,a/b,".repeat(125_000));
            negotiate("a/*;q=0.1,a/b;q=0.2,application/json;q=0.3,".repeat(20_000));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                    | JSON",
                "*/*                                                   | JSON",
                "*                                                     | JSON",
                "application/*                                         | JSON",
                "application/json                                      | JSON",
                "application/yaml                                      | YAML",
                "application/vnd.kubernetes.protobuf                   | PROTOBUF",
                "application/vnd.kubernetes.protobuf,application/json  | PROTOBUF",
                "application/json;q=0.1, application/yaml              | YAML",
                "application/json;q=0.1 , application/yaml;q=0.5       | YAML",
                "application/json;q=0, application/xml                 | JSON",
                "application/yaml;q=x, application/json;q=0.1          | JSON",
                "text/html,application/xhtml+xml,*/*;q=0.8             | JSON",
                "unrecognized/stuff,application/json; pretty=1         | JSON",
                "application/BOGUS, application/json                   | JSON",
                "application/json; charset=utf-8                       | JSON",
                "application/json;as=BOGUS;v=v1beta1;g=meta.k8s.io, application/json | JSON",
                "application/json;stream=watch                         | JSON",
                "application/yaml;stream=watch,application/vnd.kubernetes.protobuf | PROTOBUF",
                "application/json;stream=nope,application/yaml         | YAML",
                "application/json;sv=v1                                | JSON",
                "application/json;sv=v9,application/yaml               | YAML",
                // goautoneg's order: the specific clause comes forward even if it is wanted less
                "*/*,application/yaml;q=0.1                            | YAML",
                "application/yaml;q=0.1,*/*                            | JSON",
            })
    void theFirstClauseThatCanBeSatisfiedWins(String accept, MediaType type) {
        Negotiated negotiated = negotiate(accept);
        assertThat(negotiated.mediaType()).isEqualTo(type);
        assertThat(negotiated.transform().none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;as=Nope;v=v1;g=meta.k8s.io",
                "application/json;as=Table;v=v9;g=meta.k8s.io",
                "application/json;as=Table;v=v1;g=example.com",
                "application/json;as=Table",
                "application/json;g=meta.k8s.io",
                "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io",
                "application/json;stream=nope",
                "application/yaml;stream=watch",
                "text/html",
                "application",
                "application/json/x",
                "nope"
            })
    void ifNoClauseCanBeThereIsNoAnswer(String accept) {
        assertThatThrownBy(() -> negotiate(accept)).isInstanceOfSatisfying(StatusException.class, e -> {
            assertThat(e.code()).isEqualTo(406);
            assertThat(e.details()).isNull();
            assertThat(e.message())
                    .isEqualTo("only the following media types are accepted: application/json, application/yaml,"
                            + " application/vnd.kubernetes.protobuf");
        });
    }

    @Test
    void shapesBelongToClauses() {
        assertThat(negotiate("application/json" + TABLE + ",application/json"))
                .isEqualTo(new Negotiated(MediaType.JSON, new Transform("Table", "meta.k8s.io", "v1"), false, false));
        assertThat(negotiate("application/yaml" + TABLE).mediaType()).isEqualTo(MediaType.YAML);
        assertThat(negotiate("application/json;as=Table;v=v1beta1;g=meta.k8s.io")
                        .transform()
                        .isMeta("Table"))
                .isTrue();
        assertThat(negotiate("application/vnd.kubernetes.protobuf" + TABLE + ",application/json" + TABLE)
                        .mediaType())
                .isEqualTo(MediaType.JSON);
        Negotiated partial = negotiate("application/vnd.kubernetes.protobuf" + PARTIAL + ",application/json" + PARTIAL);
        assertThat(partial.mediaType()).isEqualTo(MediaType.PROTOBUF);
        assertThat(partial.transform().isMeta("PartialObjectMetadata")).isTrue();
        assertThat(negotiate("application/json;as=Table;v=v9;g=meta.k8s.io,application/json")
                        .transform()
                        .none())
                .isTrue();
    }

    @Test
    void aggregatedDiscoveryIsAShapeToo() {
        String clause = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        Transform aggregated = new Transform("APIGroupDiscoveryList", "apidiscovery.k8s.io", "v2");
        String old = clause.replace("v=v2", "v=v2beta1");
        assertThat(Negotiation.negotiate(
                                clause + ";profile=nopeer," + old + ",application/json",
                                "",
                                "",
                                (type, transform) -> transform.equals(aggregated))
                        .transform())
                .isEqualTo(aggregated);
        assertThat(Negotiation.negotiate(
                                old + ",application/json",
                                "",
                                "",
                                (type, transform) -> transform.none() || transform.equals(aggregated))
                        .transform()
                        .none())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // query, Accept, User-Agent, pretty
                "''    | application/json            | kubectl/1     | false",
                "true  | application/json            | kubectl/1     | true",
                "1     | ''                          | kubectl/1     | true",
                "nope  | application/json            | kubectl/1     | false",
                "''    | application/json; pretty=1  | kubectl/1     | true",
                "''    | application/json;pretty=0   | kubectl/1     | false",
                "''    | application/json            | curl/8        | true",
                "''    | ''                          | Wget/1        | true",
                "''    | */*                         | Mozilla/5.0 X | true",
                "''    | */*                         | Mozilla/4.0   | false",
                "false | application/json            | curl/8        | false",
                "nope  | application/json            | curl/8        | false",
                "0     | application/json;pretty=1   | curl/8        | true",
            })
    void peopleGetIndentedJson(String query, String accept, String userAgent, boolean pretty) {
        assertThat(Negotiation.negotiate(accept, query, userAgent, NegotiationTests::possible)
                        .pretty())
                .isEqualTo(pretty);
    }

    @Test
    void watchesAreNeitherPrettyNorYaml() {
        assertThat(Negotiation.negotiateStream("application/json;pretty=1", NegotiationTests::possible))
                .isEqualTo(new Negotiated(MediaType.JSON, Transform.NONE, false, true));
        assertThat(Negotiation.negotiateStream(
                                "application/vnd.kubernetes.protobuf;stream=watch,application/json",
                                NegotiationTests::possible)
                        .mediaType())
                .isEqualTo(MediaType.PROTOBUF);
        assertThatThrownBy(() -> Negotiation.negotiateStream("application/yaml", NegotiationTests::possible))
                .hasMessage("only the following media types are accepted: application/json;stream=watch,"
                        + " application/vnd.kubernetes.protobuf;stream=watch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/json;as=Nope",
                "text/html, application/yaml;q=0.1",
                "text/html,*/*;q=0.8",
                "application/json;stream=watch"
            })
    void theRouterLooksAtTypesAlone(String accept) {
        Negotiation.checkProduced(accept, MediaType.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*", "*", "text/html", "application/cbor", "APPLICATION/JSON"})
    void theRouterDoesNotGuess(String accept) {
        List<String> produced = new ArrayList<>(MediaType.names());
        produced.addAll(MediaType.streamNames());
        assertThatThrownBy(() -> Negotiation.checkProduced(accept, produced))
                .isInstanceOfSatisfying(StatusException.class, e -> {
                    assertThat(e.code()).isEqualTo(406);
                    assertThat(e.details()).isNotNull();
                    assertThat(e.message())
                            .isEqualTo("406: Not Acceptable\n\nAvailable representations: application/json,"
                                    + " application/yaml, application/vnd.kubernetes.protobuf,"
                                    + " application/json;stream=watch,"
                                    + " application/vnd.kubernetes.protobuf;stream=watch");
                });
    }

    @Test
    void theRouterTakesPatchesOfKnownTypesOnly() {
        List<String> consumed = List.of("application/merge-patch+json", "application/apply-patch+yaml");
        Negotiation.checkConsumed("application/merge-patch+json", consumed);
        Negotiation.checkConsumed("application/merge-patch+json; charset=utf-8", consumed);
        for (String type : List.of("", "application/json", "application/*")) {
            assertThatThrownBy(() -> Negotiation.checkConsumed(type, consumed))
                    .isInstanceOfSatisfying(
                            StatusException.class, e -> assertThat(e.code()).isEqualTo(415))
                    .hasMessage("415: Unsupported Media Type");
        }
    }
}
