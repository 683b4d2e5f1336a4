package dev.annex.test.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one step.
 *
 * @param seen in the form of a recording: status, headers, and body, text or events, with symbols for volatile values
 * @param raw the document, or the first event, as it came; null when there was none
 */
record Answer(ObjectNode seen, @Nullable JsonNode raw) {

    /** The status of an answer that never came whole. */
    static final int NONE = -1;

    /** Stands for an answer that never came, or never ended: recordings have it as the words of the recorder. */
    static Answer endless() {
        return failed("TimeoutError: The read operation timed out");
    }

    /** Stands for an answer that broke off, or that is not HTTP. */
    static Answer failed(Exception failure) {
        return failed(failure.toString());
    }

    private static Answer failed(String text) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode().put("status", NONE);
        seen.putObject("headers");
        seen.put("text", text);
        return new Answer(seen, null);
    }
}
