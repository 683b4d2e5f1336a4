package dev.annex.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class NormalizerTests {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES)
            .build();

    private final Normalizer normalizer = new Normalizer(new Symbols("t1-one"));

    @Test
    void volatileMembersBecomeSymbols() {
        assertNormalized("""
                {'metadata': {'uid': '0f6a9f3c-52a3-4d5e-9a53-0c7a8ef4ab11', 'resourceVersion': '12',
                  'creationTimestamp': '2026-01-02T03:04:05Z', 'deletionTimestamp': null,
                  'managedFields': [{'time': 'whenever'}]}, 'storageVersionHash': 'abc='}""", """
                {'metadata': {'uid': '<uid:1>', 'resourceVersion': '<rv:1>', 'creationTimestamp': '<time>',
                  'deletionTimestamp': null, 'managedFields': [{'time': '<time>'}]}, 'storageVersionHash': '<hash>'}""");
    }

    @Test
    void whatOnlyLooksVolatileStays() {
        assertNormalized(
                "{'uid': 'mine', 'resourceVersion': '0', 'continue': '', 'time': 5, 'metadata': {'resourceVersion': ''}}",
                "{'uid': 'mine', 'resourceVersion': '0', 'continue': '', 'time': 5, 'metadata': {'resourceVersion': ''}}");
    }

    @Test
    void theRevisionOfAListIsNotThatOfAnObject() {
        assertNormalized(
                "{'metadata': {'resourceVersion': '9', 'continue': 'x'}, 'items': [{'metadata': {'resourceVersion': '9'}}]}",
                "{'metadata': {'resourceVersion': '<listRV>', 'continue': '<continue>'},"
                        + " 'items': [{'metadata': {'resourceVersion': '<rv:1>'}}]}");
        assertNormalized(
                "{'metadata': {'resourceVersion': '9'}, 'rows': []}",
                "{'metadata': {'resourceVersion': '<listRV>'}, 'rows': []}");
    }

    @Test
    void metadataIsNumberedFirstWhateverTheOrder() {
        assertNormalized(
                "{'a': {'resourceVersion': '5'}, 'metadata': {'resourceVersion': '6'}}",
                "{'metadata': {'resourceVersion': '<rv:1>'}, 'a': {'resourceVersion': '<rv:2>'}}");
    }

    @Test
    void generatedNamesKeepTheirPrefix() {
        assertNormalized(
                "{'metadata': {'generateName': 'web-', 'name': 'web-x7k2p'}}",
                "{'metadata': {'generateName': 'web-', 'name': '<generated:web-+5>'}}");
        assertNormalized(
                "{'metadata': {'generateName': 'web-', 'name': 'other'}}",
                "{'metadata': {'generateName': 'web-', 'name': 'other'}}");
    }

    @Test
    void bookmarksShareOneRevision() throws JsonProcessingException {
        JsonNode bookmark = MAPPER.readTree("{'type': 'BOOKMARK', 'object': {'metadata': {'resourceVersion': '17'}}}");

        assertThat(normalizer.event(bookmark))
                .isEqualTo(
                        MAPPER.readTree("{'type': 'BOOKMARK', 'object': {'metadata': {'resourceVersion': '<rv:1>'}}}"));
        assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isEqualTo("17");
    }

    private void assertNormalized(String raw, String expected) {
        try {
            assertThat(normalizer.normalize(MAPPER.readTree(raw))).isEqualTo(MAPPER.readTree(expected));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
