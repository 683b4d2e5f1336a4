package dev.annex.codec;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Writes one document in block style the way libyaml and its Go port do. Clients compare what they are given with what
 * Kubernetes gives, and no Java library breaks lines and quotes texts at the same places.
 */
final class YamlWriter {

    private static final int LONGEST_SIMPLE_KEY = 128;

    private final YamlDialect dialect;
    private final YamlOutput out;
    private final YamlScalarWriter scalars;

    YamlWriter(YamlDialect dialect) {
        this.dialect = dialect;
        this.out = new YamlOutput(dialect.width());
        this.scalars = new YamlScalarWriter(out, dialect.step());
    }

    String write(JsonNode tree) {
        node(tree, false);
        out.writeIndent();
        return out.toString();
    }

    private void node(JsonNode node, boolean inMapping) {
        if (node.isObject()) {
            mapping(node, inMapping);
        } else if (node.isArray()) {
            sequence(node, inMapping);
        } else {
            scalar(node, inMapping);
        }
    }

    private void mapping(JsonNode node, boolean inMapping) {
        if (node.isEmpty()) {
            out.indicator("{}", true, false, false);
            return;
        }
        int outer = out.indent;
        out.indent = outer < 0 ? 0 : dialect.deeper(outer, inMapping);
        for (String key : dialect.keys(node)) {
            out.writeIndent();
            key(key);
            node(node.required(key), true);
        }
        out.indent = outer;
    }

    /** Keys that are long or have several lines are set apart with a question mark. */
    private void key(String key) {
        ScalarAnalysis analysis = analysis(key);
        boolean simple = !analysis.multiline() && analysis.bytes() <= LONGEST_SIMPLE_KEY;
        if (simple) {
            text(key, analysis, true, true);
            out.indicator(":", false, false, false);
        } else {
            out.indicator("?", true, false, true);
            text(key, analysis, false, true);
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
        boolean atMargin = dialect == YamlDialect.SORTED && inMapping && !out.indention;
        out.indent = outer < 0 ? 0 : atMargin ? outer : dialect.deeper(outer, inMapping);
        for (JsonNode element : node) {
            out.writeIndent();
            out.indicator("-", true, false, true);
            node(element, false);
        }
        out.indent = outer;
    }

    private void scalar(JsonNode node, boolean inMapping) {
        if (node.isTextual()) {
            text(node.textValue(), analysis(node.textValue()), false, inMapping);
        } else {
            String text = node.isNumber() ? dialect.number(node) : node.asText();
            write(text, analysis(text), true, false, inMapping);
        }
    }

    private ScalarAnalysis analysis(String text) {
        return ScalarAnalysis.of(text, dialect == YamlDialect.AS_READ);
    }

    private void text(String text, ScalarAnalysis analysis, boolean simpleKey, boolean inMapping) {
        write(text, analysis, !dialect.needsQuotes(text), simpleKey, inMapping);
    }

    private void write(String text, ScalarAnalysis analysis, boolean mayBePlain, boolean simpleKey, boolean inMapping) {
        int outer = out.indent;
        out.indent = outer < 0 ? dialect.step() : dialect.deeper(outer, inMapping);
        scalars.write(text, analysis, analysis.style(text, mayBePlain, simpleKey), !simpleKey);
        out.indent = outer;
    }
}
