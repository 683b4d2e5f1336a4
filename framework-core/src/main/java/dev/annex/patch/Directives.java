package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.status.Failures;
import dev.annex.status.GoValue;
import dev.annex.status.StatusException;
import org.jspecify.annotations.Nullable;

/** The words of a strategic merge patch that say how to merge, rather than what. */
final class Directives {

    static final String PATCH = "$patch";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String REPLACE = "replace";
    static final String DELETE = "delete";
    static final String MERGE = "merge";

    private static final String DELETE_FROM = "$deleteFromPrimitiveList";
    private static final String SET_ORDER = "$setElementOrder";

    private Directives() {}

    static boolean deletesFrom(String key) {
        return key.startsWith(DELETE_FROM);
    }

    static boolean setsOrder(String key) {
        return key.startsWith(SET_ORDER);
    }

    /** The field that a directive such as {@code $setElementOrder/finalizers} is about. */
    static String field(String directive) {
        int slash = directive.indexOf('/');
        String word = slash < 0 ? "" : directive.substring(0, slash);
        if (word.equals(DELETE_FROM) || word.equals(SET_ORDER)) {
            return directive.substring(slash + 1);
        }
        throw Failures.badRequest(
                deletesFrom(directive)
                        ? "invalid patch format of primitive list"
                        : "invalid patch format of setElementOrder list");
    }

    /** A {@code $patch} that says what cannot be done here. */
    static StatusException unknown(JsonNode directive, ObjectNode patch) {
        return Failures.plain(
                "unknown patch type: " + GoValue.printAsText(directive) + " in map: " + GoValue.print(patch));
    }

    /**
     * What of a patch's value is kept where there is nothing to merge it with: no null fields, and nothing that has a
     * {@code $patch}.
     *
     * @return null if that is nothing
     */
    static @Nullable JsonNode plain(JsonNode value) {
        return withoutPatches(withoutNulls(value));
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    plain.set(field.getKey(), withoutNulls(field.getValue()));
                }
            });
            return plain;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> plain.add(withoutNulls(element)));
            return plain;
        }
        return value;
    }

    /** The value without what has a {@code $patch}; null if that is the value itself. */
    static @Nullable JsonNode withoutPatches(JsonNode value) {
        if (value instanceof ObjectNode object) {
            if (object.has(PATCH)) {
                return null;
            }
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                JsonNode inner = withoutPatches(field.getValue());
                if (inner != null) {
                    kept.set(field.getKey(), inner);
                }
            });
            return kept;
        }
        return value instanceof ArrayNode list ? withoutPatches(list) : value;
    }

    static ArrayNode withoutPatches(ArrayNode list) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            JsonNode inner = withoutPatches(element);
            if (inner != null) {
                kept.add(inner);
            }
        }
        return kept;
    }
}
