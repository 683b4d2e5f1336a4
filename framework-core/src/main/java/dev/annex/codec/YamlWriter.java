package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Writes one document in block style the way libyaml and its Go port do. Clients compare what they are given with what
 * Kubernetes gives, and no Java library breaks lines and quotes texts at the same places.
 */
final class YamlWriter {

    private static final int STEP = 2;
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final YamlOutput out = new YamlOutput();
    private final YamlScalarWriter scalars = new YamlScalarWriter(out);

    String write(JsonNode tree) {
        node(tree, false);
        out.writeIndent();
        return out.toString();
    }

    private void node(JsonNode node, boolean inMapping) {
        if (node.isObject()) {
            mapping(node);
        } else if (node.isArray()) {
            sequence(node, inMapping);
        } else {
            scalar(node);
        }
    }

    private void mapping(JsonNode node) {
        if (node.isEmpty()) {
            out.indicator("{}", true, false, false);
            return;
        }
        int outer = out.indent;
        out.indent = outer < 0 ? 0 : outer + STEP;
        // the order has circles (1 < 02 < 0a < 1), at which the sorts of the JDK would throw
        Queue<String> keys = new PriorityQueue<>(NaturalOrder.INSTANCE);
        node.fieldNames().forEachRemaining(keys::add);
        for (String key = keys.poll(); key != null; key = keys.poll()) {
            out.writeIndent();
            key(key);
            node(node.required(key), true);
        }
        out.indent = outer;
    }

    /** Keys that are long or have several lines are set apart with a question mark. */
    private void key(String key) {
        ScalarAnalysis analysis = ScalarAnalysis.of(key);
        boolean simple = !analysis.multiline() && analysis.bytes() <= LONGEST_SIMPLE_KEY;
        if (simple) {
            text(key, true);
            out.indicator(":", false, false, false);
        } else {
            out.indicator("?", true, false, true);
            text(key, false);
            out.writeIndent();
            out.indicator(":", true, false, true);
        }
    }

    private void sequence(JsonNode node, boolean inMapping) {
        if (node.isEmpty()) {
            out.indicator("[]", true, false, false);
            return;
        }
        int outer = out.indent;
        boolean atMargin = inMapping && !out.indention;
        out.indent = outer < 0 ? 0 : atMargin ? outer : outer + STEP;
        for (JsonNode element : node) {
            out.writeIndent();
            out.indicator("-", true, false, true);
            node(element, false);
        }
        out.indent = outer;
    }

    private void scalar(JsonNode node) {
        if (node.isTextual()) {
            text(node.textValue(), false);
        } else if (node.isNumber()) {
            plain(GoNumber.text(node));
        } else {
            plain(node.asText());
        }
    }

    private void plain(String text) {
        text(text, ScalarAnalysis.of(text), true, false);
    }

    private void text(String text, boolean simpleKey) {
        text(text, ScalarAnalysis.of(text), !YamlScalar.needsQuotes(text), simpleKey);
    }

    private void text(String text, ScalarAnalysis analysis, boolean mayBePlain, boolean simpleKey) {
        int outer = out.indent;
        out.indent = outer < 0 ? STEP : outer + STEP;
        scalars.write(text, analysis, analysis.style(text, mayBePlain, simpleKey), !simpleKey);
        out.indent = outer;
    }
}
