package dev.annex.delegated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Puts questions such as token reviews to the cluster, without blocking. What fails for a passing reason is asked
 * again, up to five times in all and ever more slowly (Z-07).
 */
public final class Reviews {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final double PAUSE_GROWTH = 1.5;
    private static final double PAUSE_JITTER = 0.2;
    private static final int RETRIES = 4;
    private static final Set<String> PASSING_REASONS =
            Set.of("InternalError", "Timeout", "ServerTimeout", "TooManyRequests");

    private final KubernetesClient client;
    private final Duration firstPause;

    /** Asks by that client. */
    public Reviews(KubernetesClient client) {
        this(client, FIRST_PAUSE);
    }

    Reviews(KubernetesClient client, Duration firstPause) {
        this.client = client;
        this.firstPause = firstPause;
    }

    /**
     * Asks and gives the answer's status, which is empty if there is none.
     *
     * @param path the path of the review's resource
     * @param review the question
     */
    public Mono<JsonNode> status(String path, ObjectNode review) {
        byte[] body = Json.bytes(review);
        RetryBackoffSpec patiently = Retry.backoff(RETRIES, firstPause)
                .multiplier(PAUSE_GROWTH)
                .jitter(PAUSE_JITTER)
                .filter(failure -> failure instanceof ReviewException passing && passing.worthRetrying())
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
        return Mono.fromFuture(() -> client.getHttpClient().sendAsync(request(path, body), byte[].class))
                .timeout(PATIENCE)
                .onErrorMap(failure -> unanswered(path, failure))
                .map(response -> status(path, response))
                .retryWhen(patiently);
    }

    private HttpRequest request(String path, byte[] body) {
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/$", "") + path)
                .header("Accept", "application/json")
                .post("application/json", body)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    private static JsonNode status(String path, HttpResponse<byte[]> response) {
        if (!response.isSuccessful()) {
            throw refused(path, response);
        }
        return parsed(path, response).path("status");
    }

    private static ReviewException refused(String path, HttpResponse<byte[]> response) {
        String retryAfter = response.header("Retry-After");
        String message = new String(response.body(), StandardCharsets.UTF_8);
        String reason = "";
        if (message.startsWith("{")) {
            JsonNode failure = parsed(path, response);
            message = failure.path("message").asText();
            reason = failure.path("reason").asText();
        }
        return new ReviewException(
                "POST " + path + ": " + response.code() + " " + message.strip(),
                PASSING_REASONS.contains(reason) || retryAfter != null,
                null);
    }

    private static JsonNode parsed(String path, HttpResponse<byte[]> response) {
        try {
            JsonNode answer = Json.parse(response.body());
            if (answer.isObject()) {
                return answer;
            }
        } catch (UncheckedIOException e) {
            throw new ReviewException("POST " + path + ": the answer is no JSON", false, e);
        }
        throw new ReviewException("POST " + path + ": the answer is no object", false, null);
    }

    private static ReviewException unanswered(String path, Throwable failure) {
        Throwable cause = Exceptions.unwrap(failure);
        boolean lost = cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException);
        return new ReviewException("POST " + path + ": " + cause, lost, cause);
    }
}
