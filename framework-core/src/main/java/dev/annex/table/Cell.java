package dev.annex.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;

/** What a column of a table shows of an object. */
public sealed interface Cell {

    /** The value that is shown at a moment. */
    JsonNode at(Instant now);

    /** A value that never changes while its object does not. */
    record Value(JsonNode value) implements Cell {

        @Override
        public JsonNode at(Instant now) {
            return value;
        }
    }

    /** How long ago something was, which is another text every second. */
    record Age(Instant since) implements Cell {

        @Override
        public JsonNode at(Instant now) {
            return TextNode.valueOf(HumanDuration.format(Duration.between(since, now)));
        }
    }
}
