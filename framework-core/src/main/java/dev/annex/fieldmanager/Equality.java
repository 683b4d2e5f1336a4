package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Whether two values say the same: numbers by their value, however they are written, all else as trees. */
final class Equality {

    private Equality() {}

    static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isObject() && right.isObject()) {
            return sameFields(left, right);
        }
        return (left.isArray() && right.isArray()) ? sameItems(left, right) : left.equals(right);
    }

    private static boolean sameFields(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> field : left.properties()) {
            JsonNode other = right.get(field.getKey());
            if (other == null || !same(field.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameItems(JsonNode left, JsonNode right) {
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
