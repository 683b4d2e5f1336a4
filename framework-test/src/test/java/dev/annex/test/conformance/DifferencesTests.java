package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTests {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    @Test
    void eachDifferenceSaysWhereItIs() throws JsonProcessingException {
        assertThat(between(
                        "{'status': 200, 'body': {'a': [1, 2], 'b': 'x', 'gone': true, 'n': [1]}}",
                        "{'status': 201, 'body': {'a': [1, 3], 'b': null, 'new': {}, 'n': []}}"))
                .containsExactly(
                        "/body/a/1: want 2 got 3",
                        "/body/b: want \"x\" got null",
                        "/body/gone: missing, want true",
                        "/body/n: want 1 items got 0: []",
                        "/body/new: unexpected {}",
                        "/status: want 200 got 201");
    }

    @Test
    void theOrderOfMembersIsNoDifferenceButThatOfItemsIs() throws JsonProcessingException {
        assertThat(between("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}")).isEmpty();
        assertThat(between("[1, 2]", "[2, 1]")).hasSize(2);
    }

    @Test
    void integersAreNotDecimals() throws JsonProcessingException {
        assertThat(between("1", "1.0")).hasSize(1);
        assertThat(between("1.50", "15e-1")).isEmpty();
        assertThat(between("9223372036854775808", "9223372036854775808")).isEmpty();
        assertThat(between("1", "true")).hasSize(1);
    }

    @Test
    void aFewAreEnough() throws JsonProcessingException {
        assertThat(between("[1,1,1,1,1,1,1,1,1,1,1,1]", "[2,2,2,2,2,2,2,2,2,2,2,2]"))
                .hasSize(7);
    }

    private static List<String> between(String want, String got) throws JsonProcessingException {
        return Differences.between(MAPPER.readTree(want), MAPPER.readTree(got));
    }
}
