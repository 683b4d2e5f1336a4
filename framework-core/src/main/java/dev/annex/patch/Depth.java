package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.codec.Json;

/**
 * Keeps operations from nesting a document deeper than anything that a client could send: it could not be read again.
 * Each operation is looked at before it is carried out.
 */
final class Depth {

    /** How many values may be looked at for one patch, which could have a large one go to and fro. */
    private static final int MOST_SEEN = 10_000_000;

    private int seen;

    /** A value comes to a place. */
    void added(JsonPointer place, JsonNode value) {
        if (place.tokens().size() + of(value) > Json.DEEPEST) {
            throw new PatchFailedException("the document would be nested too deep");
        }
    }

    /** A value goes from one place to another. Nobody has to look into it if that is no deeper. */
    void moved(JsonPointer from, JsonPointer to, JsonNode value) {
        if (to.tokens().size() > from.tokens().size()) {
            added(to, value);
        }
    }

    private int of(JsonNode value) {
        if (++seen > MOST_SEEN) {
            throw new PatchFailedException("too much goes to and fro");
        }
        int deepest = 0;
        for (JsonNode inner : value) {
            deepest = Math.max(deepest, of(inner));
        }
        return value.isContainerNode() ? deepest + 1 : 0;
    }
}
