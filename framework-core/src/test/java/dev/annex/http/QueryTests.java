package dev.annex.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTests {

    @Test
    void valuesKeepTheirOrder() {
        assertThat(Query.parse("a=1&b=2&a=3").parameters())
                .isEqualTo(Map.of("a", List.of("1", "3"), "b", List.of("2")));
    }

    @Test
    void escapesAreResolved() {
        Query query = Query.parse("labelSelector=a%20in+%28b%2Cc%29&%66oo=%C3%A4%3D");
        assertThat(query.first("labelSelector")).isEqualTo("a in (b,c)");
        assertThat(query.first("foo")).isEqualTo("ä=");
    }

    @Test
    void aNameAloneIsThereWithoutAValue() {
        Query query = Query.parse("watch&x=&=y");
        assertThat(query.has("watch")).isTrue();
        assertThat(query.first("watch")).isEmpty();
        assertThat(query.has("x")).isTrue();
        assertThat(query.first("")).isEqualTo("y");
        assertThat(query.has("y")).isFalse();
    }

    @Test
    void onlyTheFirstEqualsSignCounts() {
        assertThat(Query.parse("fieldSelector=metadata.name=a").first("fieldSelector"))
                .isEqualTo("metadata.name=a");
    }

    @Test
    void brokenPairsAreLeftOut() {
        assertThat(Query.parse("a=%zz&b=1&c=%4&d=1;e=2&&f=2").parameters().keySet())
                .containsExactlyInAnyOrder("b", "f");
    }

    @Test
    void nothingIsNoParameters() {
        assertThat(Query.parse(null).parameters()).isEmpty();
        assertThat(Query.parse("").parameters()).isEmpty();
    }
}
