package dev.annex.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annex.status.StatusException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** what method, path and query say. */
class RequestInfoResolverTests {

    private static RequestInfo resolve(String method, String url) {
        int mark = url.indexOf('?');
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : url.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return RequestInfoResolver.resolve(method, mark < 0 ? url : url.substring(0, mark), query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            nullValues = "-",
            value = {
                // method, URL, verb, namespace, resource, subresource, name, parts
                "GET    | /api/v1/namespaces                                  | list             | -     | namespaces | -        | -     | namespaces",
                "GET    | /api/v1/namespaces/other                            | get              | other | namespaces | -        | other | namespaces other",
                "GET    | /api/v1/namespaces/other/pods                       | list             | other | pods       | -        | -     | pods",
                "GET    | /api/v1/namespaces/other/pods/foo                   | get              | other | pods       | -        | foo   | pods foo",
                "HEAD   | /api/v1/namespaces/other/pods/foo                   | get              | other | pods       | -        | foo   | pods foo",
                "GET    | /api/v1/pods                                        | list             | -     | pods       | -        | -     | pods",
                "HEAD   | /api/v1/pods                                        | list             | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/proxy/namespaces/other/pods/foo             | proxy            | other | pods       | -        | foo   | pods foo",
                "GET    | /api/v1/proxy/namespaces/other/pods/foo/a/b         | proxy            | other | pods       | -        | foo   | pods foo a b",
                "GET    | /api/v1/watch/pods                                  | watch            | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/pods?watch=true                             | watch            | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/pods?watch                                  | watch            | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/pods?watch=nope                             | watch            | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/pods?watch=false                            | list             | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/pods?watch=FALSE                            | list             | -     | pods       | -        | -     | pods",
                "GET    | /api/v1/watch/namespaces/other/pods                 | watch            | other | pods       | -        | -     | pods",
                "GET    | /api/v1/namespaces/other/pods?watch=1               | watch            | other | pods       | -        | -     | pods",
                "GET    | /api/v1/namespaces/other/pods?watch=0               | list             | other | pods       | -        | -     | pods",
                "GET    | /api/v1/namespaces/other/pods/foo?watch=1           | get              | other | pods       | -        | foo   | pods foo",
                "GET    | /api/v1/namespaces/other/pods/foo/status            | get              | other | pods       | status   | foo   | pods foo status",
                "GET    | /api/v1/namespaces/other/pods/foo/proxy/subpath     | get              | other | pods       | proxy    | foo   | pods foo proxy subpath",
                "PUT    | /api/v1/namespaces/other/finalize                   | update           | other | namespaces | finalize | other | namespaces other finalize",
                "PUT    | /api/v1/namespaces/other/status                     | update           | other | namespaces | status   | other | namespaces other status",
                "PATCH  | /api/v1/namespaces/other/pods/foo                   | patch            | other | pods       | -        | foo   | pods foo",
                "DELETE | /api/v1/namespaces/other/pods/foo                   | delete           | other | pods       | -        | foo   | pods foo",
                "POST   | /api/v1/namespaces/other/pods                       | create           | other | pods       | -        | -     | pods",
                "DELETE | /api/v1/nodes                                       | deletecollection | -     | nodes      | -        | -     | nodes",
                "DELETE | /api/v1/namespaces                                  | deletecollection | -     | namespaces | -        | -     | namespaces",
                "DELETE | /api/v1/namespaces/other/pods                       | deletecollection | other | pods       | -        | -     | pods",
                "DELETE | /apis/extensions/v1/namespaces/other/pods           | deletecollection | other | pods       | -        | -     | pods",
                "POST   | /apis/extensions/v1/namespaces/other/pods           | create           | other | pods       | -        | -     | pods",
                "FOO    | /apis/extensions/v1/pods                            | -                | -     | pods       | -        | -     | pods",
                "GET    | /apis/batch/v1/jobs/                                | list             | -     | jobs       | -        | -     | jobs",
                "GET    | /apis/batch/v1/namespaces/a/jobs//one               | list             | a     | jobs       | one      | -     | jobs  one",
            })
    void readsResources(
            String method,
            String url,
            String verb,
            String namespace,
            String resource,
            String subresource,
            String name,
            String parts) {
        RequestInfo info = resolve(method, url);
        assertThat(info.resourceRequest()).isTrue();
        assertThat(info.verb()).isEqualTo(orEmpty(verb));
        assertThat(info.namespace()).isEqualTo(orEmpty(namespace));
        assertThat(info.resource()).isEqualTo(resource);
        assertThat(info.subresource()).isEqualTo(orEmpty(subresource));
        assertThat(info.name()).isEqualTo(orEmpty(name));
        assertThat(info.parts()).containsExactly(parts.split(" "));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @Test
    void readsGroupAndVersion() {
        RequestInfo grouped = resolve("GET", "/apis/batch/v1beta3/jobs/one/scale");
        assertThat(grouped.apiPrefix()).isEqualTo("apis");
        assertThat(grouped.group()).isEqualTo("batch");
        assertThat(grouped.version()).isEqualTo("v1beta3");
        assertThat(grouped.path()).isEqualTo("/apis/batch/v1beta3/jobs/one/scale");
        RequestInfo legacy = resolve("GET", "/api/v1/pods");
        assertThat(legacy.apiPrefix()).isEqualTo("api");
        assertThat(legacy.group()).isEmpty();
        assertThat(legacy.version()).isEqualTo("v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/apis",
                "/apis/group",
                "/apis/group/v1",
                "/apis/group/v1/",
                "/version",
                "/bad/version/resource",
                "/not-api/version/resource/name/more",
                "/healthz/ping"
            })
    void otherPathsHaveTheMethodAsTheirVerb(String path) {
        RequestInfo info = resolve("OPTIONS", path);
        assertThat(info.resourceRequest()).isFalse();
        assertThat(info.verb()).isEqualTo("options");
        assertThat(info.path()).isEqualTo(path);
        assertThat(info.resource()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // method, URL, verb, name, field selector, label selector
                "GET    | /apis/g/v/r                                                | list             | -     | -                       | -",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=name1              | list             | name1 | metadata.name=name1     | -",
                "GET    | /apis/g/v/r?watch=true&fieldSelector=metadata.name=name1   | watch            | name1 | metadata.name=name1     | -",
                "GET    | /apis/g/v/r?fieldSelector=foo=bar&labelSelector=baz=qux    | list             | -     | foo=bar                 | baz=qux",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=name1,foo          | list             | -     | metadata.name=name1,foo | -",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=n,foo&watch=true   | watch            | -     | metadata.name=n,foo     | -",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=n,foo&watch=false  | list             | -     | metadata.name=n,foo     | -",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=n&limit=abc        | list             | -     | metadata.name=n         | -",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=a%b                | list             | -     | metadata.name=a%b       | -",
                "DELETE | /apis/g/v/r?fieldSelector=metadata.name=n&labelSelector=b  | deletecollection | -     | metadata.name=n         | b",
                "GET    | /apis/g/v/r?fieldSelector=metadata.name=foo&fieldSelector=metadata.name=bar | list | foo | metadata.name=foo     | -",
                "GET    | /apis/g/v/r/name?fieldSelector=foo=bar&labelSelector=a=b   | get              | name  | -                       | -",
                "GET    | /apis/g/v/watch/r?fieldSelector=metadata.name=foo          | watch            | -     | -                       | -",
                "GET    | /apis/g/v/watch/r/name?fieldSelector=metadata.name=foo     | watch            | name  | -                       | -",
            })
    void readsSelectors(String method, String url, String verb, String name, String fields, String labels) {
        RequestInfo info = resolve(method, url);
        assertThat(info.verb()).isEqualTo(verb);
        assertThat(info.name()).isEqualTo(orEmpty(name));
        assertThat(info.fieldSelector()).isEqualTo(orEmpty(fields));
        assertThat(info.labelSelector()).isEqualTo(orEmpty(labels));
    }

    @Test
    void aVerbInThePathNeedsAResource() {
        assertThatThrownBy(() -> resolve("GET", "/apis/g/v/watch"))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(500))
                .hasMessage("unable to determine kind and namespace from url, /apis/g/v/watch");
    }

    @Test
    void watchesAreLongRunning() {
        assertThat(resolve("GET", "/apis/g/v/r?watch=1").longRunning()).isTrue();
        assertThat(resolve("GET", "/apis/g/v/r").longRunning()).isFalse();
        assertThat(resolve("GET", "/apis/g/v/r").readOnly()).isTrue();
        assertThat(resolve("POST", "/apis/g/v/r").readOnly()).isFalse();
    }
}
