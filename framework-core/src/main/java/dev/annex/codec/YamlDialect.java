package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** How the two versions of go-yaml that Kubernetes uses lay documents out, and what they quote. */
enum YamlDialect {
    /** The second, with keys in order: objects in answers. */
    SORTED(2, 80) {
        @Override
        List<String> keys(JsonNode mapping) {
            // the order has circles (1 < 02 < 0a < 1), at which the sorts of the JDK would throw
            Queue<String> keys = new PriorityQueue<>(NaturalOrder.INSTANCE);
            mapping.fieldNames().forEachRemaining(keys::add);
            List<String> sorted = new ArrayList<>();
            for (String key = keys.poll(); key != null; key = keys.poll()) {
                sorted.add(key);
            }
            return sorted;
        }

        @Override
        int deeper(int indent, boolean inMapping) {
            return indent + step();
        }

        @Override
        String number(JsonNode number) {
            return GoNumber.text(number);
        }

        @Override
        boolean needsQuotes(String text) {
            return YamlScalar.needsQuotes(text);
        }
    },

    /** The third, given a tree that it has read: what is left of JSON in other documents. */
    AS_READ(4, Integer.MAX_VALUE) {
        @Override
        List<String> keys(JsonNode mapping) {
            List<String> keys = new ArrayList<>();
            mapping.fieldNames().forEachRemaining(keys::add);
            return keys;
        }

        @Override
        int deeper(int indent, boolean inMapping) {
            return inMapping ? (indent / step() + 1) * step() : indent + "- ".length();
        }

        @Override
        String number(JsonNode number) {
            return Json.text(number);
        }

        @Override
        boolean needsQuotes(String text) {
            return YamlScalar.isNoText(text);
        }
    };

    private final int step;
    private final int width;

    YamlDialect(int step, int width) {
        this.step = step;
        this.width = width;
    }

    /** By how much what is in a mapping at the margin is indented. */
    int step() {
        return step;
    }

    /** Lines are broken at the first blank behind this column. */
    int width() {
        return width;
    }

    /** The keys of a mapping in the order in which they are written. */
    abstract List<String> keys(JsonNode mapping);

    /** The indentation of what stands in something that is indented so far. */
    abstract int deeper(int indent, boolean inMapping);

    /** A number as it is written. */
    abstract String number(JsonNode number);

    /** Whether a text has to be quoted so as not to be taken for something else. */
    abstract boolean needsQuotes(String text);
}
