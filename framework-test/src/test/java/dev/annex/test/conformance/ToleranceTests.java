package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ToleranceTests {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    @Test
    void unorderedFailuresAndDiscoveredResourcesAreSets() throws JsonProcessingException {
        ObjectNode answer = parse("""
                {'status': 422, 'body': {'message': 'is invalid: [b: two, a: one]',
                  'details': {'causes': [{'field': 'b', 'message': 'two'}, {'field': 'a', 'message': 'one'}]},
                  'resources': [{'name': 'ships', 'verbs': ['list', 'get']}, {'name': 'ports'}]}}""");

        new Tolerance(true, null, false, false).applyTo(answer);

        assertThat(answer).isEqualTo(parse("""
                {'status': 422, 'body': {'message': 'is invalid: [a: one, b: two]',
                  'details': {'causes': [{'field': 'a', 'message': 'one'}, {'field': 'b', 'message': 'two'}]},
                  'resources': [{'name': 'ports'}, {'name': 'ships', 'verbs': ['get', 'list']}]}}"""));
    }

    @Test
    void onlyTheKeptItemOfAListIsCompared() throws JsonProcessingException {
        ObjectNode answer =
                parse("{'body': {'items': [{'metadata': {'name': 'a'}}, {'metadata': {'name': 'b'}}], 'kind': 'L'}}");

        new Tolerance(false, "b", false, false).applyTo(answer);

        assertThat(answer).isEqualTo(parse("{'body': {'items': [{'metadata': {'name': 'b'}}], 'kind': 'L'}}"));
    }

    @Test
    void bodyAndHeadersCanBeIgnored() throws JsonProcessingException {
        ObjectNode answer = parse("{'status': 200, 'headers': {'allow': 'GET'}, 'body': {'a': 1}}");

        new Tolerance(false, null, true, true).applyTo(answer);

        assertThat(answer).isEqualTo(parse("{'status': 200, 'headers': {}}"));
    }

    @Test
    void thePathsOfA404AreNotCompared() throws JsonProcessingException {
        ObjectNode answer = parse("{'body': {'paths': ['/apis', '/livez']}}");

        Tolerance.NONE.applyTo(answer);

        assertThat(answer).isEqualTo(parse("{'body': {'paths': '<paths>'}}"));
    }

    @Test
    void looselyOnlyStatusKindAndReasonCount() throws JsonProcessingException {
        ObjectNode want = parse("{'status': 400, 'body': {'kind': 'Status', 'reason': 'BadRequest', 'message': 'go'}}");
        ObjectNode got =
                parse("{'status': 400, 'body': {'kind': 'Status', 'reason': 'BadRequest', 'message': 'java'}}");
        ObjectNode other = parse("{'status': 400, 'body': {'kind': 'Status', 'reason': 'Invalid'}}");

        assertThat(Tolerance.loose(got, want)).isEqualTo(Tolerance.loose(want, want));
        assertThat(Tolerance.loose(other, want)).isNotEqualTo(Tolerance.loose(want, want));
    }

    @Test
    void aClientErrorIsAsGoodAsTheFailureOfTheReference() throws JsonProcessingException {
        ObjectNode want = parse("{'status': 500, 'text': 'panic'}");

        assertThat(Tolerance.loose(parse("{'status': 422}"), want)).isEqualTo(Tolerance.loose(want, want));
        assertThat(Tolerance.loose(parse("{'status': 200}"), want)).isNotEqualTo(Tolerance.loose(want, want));
    }

    private static ObjectNode parse(String json) throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree(json);
    }
}
