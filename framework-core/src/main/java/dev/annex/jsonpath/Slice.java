package dev.annex.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To elements of each list: one, or every so many of a range. Negative places count from the end.
 *
 * @param begin the first; null for the first of all
 * @param end the one after the last; null for the end of the list
 * @param step how far from one to the next; null for 1
 * @param single whether the element at {@code begin} alone is meant
 */
record Slice(
        @Nullable Integer begin,
        @Nullable Integer end,
        @Nullable Integer step,
        boolean single) implements Step {

    @Override
    public List<JsonNode> from(List<JsonNode> values) throws MismatchException {
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode value : values) {
            if (value.isNull()) {
                continue;
            }
            if (!value.isArray()) {
                throw new MismatchException("no list");
            }
            if (!take(value, elements)) {
                return elements;
            }
        }
        return elements;
    }

    /** Adds the elements of one list; returns whether the range is one of a length at all. */
    private boolean take(JsonNode list, List<JsonNode> elements) throws MismatchException {
        int length = list.size();
        int first = begin == null ? 0 : begin < 0 ? begin + length : begin;
        int last = last(length);
        if (first == last) {
            return false;
        }
        if (first < 0 || first >= length || last < 0 || last > length || first > last) {
            throw new MismatchException("the list has " + length + " elements");
        }
        int stride = step == null ? 1 : step;
        if (stride <= 0) {
            throw new MismatchException("a step has to lead forward");
        }
        for (int i = first; i < last; i += stride) {
            elements.add(list.get(i));
        }
        return true;
    }

    private int last(int length) {
        if (single) {
            int after = (begin == null ? 0 : begin) + 1;
            return after <= 0 ? after + length : after;
        }
        if (end == null) {
            return length;
        }
        return end < 0 ? end + length : end;
    }
}
