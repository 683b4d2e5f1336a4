package dev.annex.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnPathTests {

    private static final JsonNode OBJECT = Json.parse("""
            {"metadata":{"name":"a","labels":{"example.com/tier":"gold"}},
             "spec":{"ports":[{"name":"http","port":80},{"name":"https","port":443}],"a-b":1},
             "status":{"conditions":[{"type":"Ready","status":"True"},{"type":"Idle","status":"False"}]}}
            """.getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".metadata.name | \"a\"",
                "metadata.name | \"a\"",
                ".metadata.labels['example.com/tier'] | \"gold\"",
                ".spec.a-b | 1",
                ".spec.ports[1].port | 443",
                ".spec.ports[-1].port | 443",
                ".spec.ports[-1:].port | 443",
                ".spec.ports[:].port | 80",
                ".spec.ports[0:-1].port | 80",
                ".spec.ports[?(@.name==\"http\")].port | 80",
                ".status.conditions[?(@.type=='Idle')].status | \"False\"",
                ".status.conditions[?(@.type == \"Ready\")].status | \"True\"",
                ".spec | {\"ports\":[{\"name\":\"http\",\"port\":80},{\"name\":\"https\",\"port\":443}],\"a-b\":1}",
            })
    void finds(String path, String value) {
        assertThat(ColumnPath.parse(path).find(OBJECT).toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".spec.none",
                ".spec.none.deeper",
                ".spec.ports[2]",
                ".spec.ports[-3]",
                ".spec.ports[2:]",
                ".spec.ports[0:0]",
                ".metadata.name.first",
                ".status.conditions[?(@.type==\"Gone\")].status"
            })
    void whatIsNotThereIsMissing(String path) {
        assertThat(ColumnPath.parse(path).find(OBJECT).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".spec.ports[*].port", "..name", ".a[", ".a.", ".a[?(@.n>1)]"})
    void whatColumnsCannotSayIsRefused(String path) {
        assertThatThrownBy(() -> ColumnPath.parse(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }
}
