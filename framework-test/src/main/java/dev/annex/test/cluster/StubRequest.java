package dev.annex.test.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A request that a {@link ClusterApiStub} has received.
 *
 * @param method the HTTP method
 * @param path the path
 * @param query the query's parameters, decoded
 * @param authorization the {@code Authorization} header, empty if absent
 * @param contentType the body's type, empty if absent
 * @param body the body as JSON, whatever it was sent as; missing if there was none
 */
public record StubRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        String authorization,
        String contentType,
        JsonNode body) {

    /** The first value of a parameter, empty if absent. */
    public String parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether it asks for a watch. */
    boolean watch() {
        return parameter("watch").equals("true") || parameter("watch").equals("1");
    }
}
