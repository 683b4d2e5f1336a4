package dev.annex.test.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;

/**
 * What a {@link ClusterApiStub} answers.
 *
 * @param code the HTTP code
 * @param body the body
 */
public record StubAnswer(int code, JsonNode body) {

    /** A failure as Kubernetes reports it. */
    public static StubAnswer failure(int code, String reason, String message) {
        return new StubAnswer(
                code,
                Json.object()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("status", "Failure")
                        .put("message", message)
                        .put("reason", reason)
                        .put("code", code));
    }
}
