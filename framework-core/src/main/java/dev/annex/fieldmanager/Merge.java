package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays what is applied over what is there: field by field, and in lists element by element where they are merged. A
 * null over something that has parts leaves the parts as they are: it says nothing of them.
 */
final class Merge {

    private Merge() {}

    /**
     * The one laid over the other.
     *
     * @param live what is there; null if nothing is
     * @param applied what is applied; null if nothing is
     * @return null if nothing results
     * @throws TypedException if the elements of a list cannot be told apart
     */
    static @Nullable JsonNode merge(@Nullable JsonNode live, @Nullable JsonNode applied, @Nullable Schema schema) {
        Form form = Form.of(applied == null ? live : applied, schema);
        if (form == Form.MAP && (TypedTree.hasFields(live) || TypedTree.hasFields(applied))) {
            return fields(live, applied, schema);
        }
        if (form == Form.LIST && schema != null && (TypedTree.hasItems(live) || TypedTree.hasItems(applied))) {
            return new ListMerge(live, applied, schema).run();
        }
        return applied == null ? live : applied;
    }

    private static @Nullable ObjectNode fields(
            @Nullable JsonNode live, @Nullable JsonNode applied, @Nullable Schema schema) {
        Set<String> names = new LinkedHashSet<>();
        if (live != null) {
            live.fieldNames().forEachRemaining(names::add);
        }
        if (applied != null) {
            applied.fieldNames().forEachRemaining(names::add);
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = merge(
                    live == null ? null : live.get(name),
                    applied == null ? null : applied.get(name),
                    schema == null ? null : schema.field(name));
            if (value != null) {
                merged.set(name, value);
            }
        }
        return merged.isEmpty() ? null : merged;
    }

    static ArrayNode list(@Nullable JsonNode value) {
        return value instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
    }
}
