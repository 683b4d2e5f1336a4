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

    /** Stands for an answer that never came, or that is not HTTP. */
    static Answer failed(Exception failure) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode().put("status", -1);
        seen.putObject("headers");
        seen.put("text", failure.toString());
        return new Answer(seen, null);
    }
}
