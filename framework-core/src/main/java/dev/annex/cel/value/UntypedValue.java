package dev.annex.cel.value;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A value of which the schema says nothing: expressions cannot reach it, only objects around it are compared by it. */
record UntypedValue(JsonNode json) {

    /** Numbers are equal if they are of one kind, whole or not, and of one value, whatever class holds them. */
    private static int compare(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            boolean same = left.isIntegralNumber() == right.isIntegralNumber()
                    && left.decimalValue().compareTo(right.decimalValue()) == 0;
            return same ? 0 : 1;
        }
        return left.equals(right) ? 0 : 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UntypedValue value && json.equals(UntypedValue::compare, value.json);
    }

    /** Coarse, because equal numbers may be held by different classes of nodes. */
    @Override
    public int hashCode() {
        return json.getNodeType().hashCode() * 31 + json.size();
    }
}
