package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes an object smaller for as long as it still shows what is wrong. */
final class Shrinking {

    private static final int MOST_TRIALS = 500;

    private final Predicate<ObjectNode> stillWrong;
    private int trials;

    private Shrinking(Predicate<ObjectNode> stillWrong) {
        this.stillWrong = stillWrong;
    }

    /** The smallest object found, by leaving out fields and elements and by shortening texts. */
    static ObjectNode of(ObjectNode object, Predicate<ObjectNode> stillWrong) {
        Shrinking shrinking = new Shrinking(stillWrong);
        ObjectNode smallest = object.deepCopy();
        boolean smaller = true;
        while (smaller && shrinking.trials < MOST_TRIALS) {
            smaller = shrinking.shrink(smallest, smallest);
        }
        return smallest;
    }

    private boolean shrink(ObjectNode root, JsonNode node) {
        boolean smaller = false;
        if (node instanceof ObjectNode struct) {
            List<String> names = new ArrayList<>();
            struct.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = struct.remove(name);
                if (holds(root)) {
                    smaller = true;
                } else {
                    struct.set(name, value);
                    smaller |= shrink(root, value);
                    smaller |= shorten(root, value, shorter -> struct.set(name, shorter));
                }
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                JsonNode value = list.remove(i);
                if (holds(root)) {
                    smaller = true;
                } else {
                    list.insert(i, value);
                    smaller |= shrink(root, value);
                }
            }
        }
        return smaller;
    }

    private boolean shorten(ObjectNode root, JsonNode value, java.util.function.Consumer<JsonNode> put) {
        if (!value.isTextual()
                || value.textValue().equals("x")
                || value.textValue().isEmpty()) {
            return false;
        }
        put.accept(TextNode.valueOf("x"));
        if (holds(root)) {
            return true;
        }
        put.accept(value);
        return false;
    }

    private boolean holds(ObjectNode root) {
        return trials++ < MOST_TRIALS && stillWrong.test(root.deepCopy());
    }
}
