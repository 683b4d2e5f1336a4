package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Iterator;

/** Whether two values say the same: numbers by their value, however they are written, all else as trees. */
final class Equality {

    private static final Comparator<JsonNode> NUMBERS = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    private Equality() {}

    static boolean same(JsonNode left, JsonNode right) {
        return left.equals(NUMBERS, right) || (left.isArray() && right.isArray() && sameLists(left, right));
    }

    private static boolean sameLists(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<JsonNode> other = right.iterator();
        for (JsonNode each : left) {
            if (!same(each, other.next())) {
                return false;
            }
        }
        return true;
    }
}
