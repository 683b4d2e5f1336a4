package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what the reference answered.
 *
 * @param pause how long to wait before it is sent
 * @param capture variables, and where in the raw answer their values are (JSON pointers)
 * @param watch when to stop reading; null when the whole answer is read
 * @param expect status, headers and body, text or events, with symbols for volatile values
 */
record Step(
        Call call,
        Duration pause,
        Map<String, String> capture,
        @Nullable WatchLimit watch,
        Tolerance tolerance,
        ObjectNode expect) {

    Step {
        capture = Map.copyOf(capture);
    }

    /**
     * A request as it is written in the recording, its variables not yet filled in.
     *
     * @param body null when nothing is sent
     */
    record Call(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body) {

        Call {
            headers = Map.copyOf(headers);
        }
    }

    /** How much of a watch is read: so many events, or for so long. */
    record WatchLimit(int events, Duration time) {}
}
