package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What one keyword of a schema, or a few that belong together, say of values. */
interface Keyword {

    /** Whether values of this JSON type are judged at all; null never is. */
    boolean appliesTo(JsonNode value);

    /**
     * Judges a value.
     *
     * @param old what the value was before; null if it was not there or cannot be told
     */
    void check(JsonNode value, Path path, @Nullable JsonNode old, Result result);
}
