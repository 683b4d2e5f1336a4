package dev.annex.codec;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Counts the values of a YAML document, and how many of them aliases repeat, so that a short text does not become a large
 * tree: the rule is go-yaml's.
 */
final class YamlAliases {

    private static final int FEW_ALIASED = 100;
    private static final int FEW_VALUES = 1_000;

    /** Of that many values nearly all may be repeated, and of that many only some. */
    private static final int LOW = 400_000;

    private static final int HIGH = 4_000_000;
    private static final double MOST_BELOW_LOW = 0.99;
    private static final double MOST_ABOVE_HIGH = 0.10;

    private final Set<Node> anchored = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The document is a value of its own. */
    private int values = 1;

    private int aliased;
    private int depth;

    /**
     * Begins a value.
     *
     * @return whether an alias stands for it
     * @throws MalformedBodyException if aliases repeat too much
     */
    boolean enter(Node node) throws MalformedBodyException {
        // an anchor comes before its aliases, all of which are the same node
        boolean alias = node.getAnchor() != null && !anchored.add(node);
        if (alias) {
            count();
            depth++;
        }
        count();
        return alias;
    }

    /** Ends the value that was begun last. */
    void leave(boolean alias) {
        if (alias) {
            depth--;
        }
    }

    private void count() throws MalformedBodyException {
        values++;
        if (depth > 0) {
            aliased++;
        }
        if (aliased > FEW_ALIASED && values > FEW_VALUES && (double) aliased / values > most()) {
            throw new MalformedBodyException("yaml: document contains excessive aliasing");
        }
    }

    private double most() {
        double above = (values - LOW) / (double) (HIGH - LOW);
        return MOST_BELOW_LOW - (MOST_BELOW_LOW - MOST_ABOVE_HIGH) * Math.min(1, Math.max(0, above));
    }
}
