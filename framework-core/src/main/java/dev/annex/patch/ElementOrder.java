package dev.annex.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.annex.status.Failures;
import dev.annex.status.GoQuote;
import dev.annex.status.GoValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directives that say in which order a list's elements are to be. */
final class ElementOrder {

    private ElementOrder() {}

    /** Merges the lists whose order a patch gives, and takes them out of the patch. */
    static void apply(ObjectNode target, ObjectNode patch, @Nullable Schema schema, String type) {
        List<String> directives = patch.properties().stream()
                .map(field -> field.getKey())
                .filter(Directives::setsOrder)
                .toList();
        for (String directive : directives) {
            ArrayNode order = list(patch.remove(directive));
            String name = Directives.field(directive);
            ArrayNode there = target.has(name) ? list(target.get(name)) : null;
            ArrayNode change = patch.has(name) ? list(patch.get(name)) : null;
            checkField(name, schema, type);
            MergedList list =
                    MergedList.of(schema == null ? null : schema.field(name), StrategicMergePatch.typeOf(name, type));
            if (change != null) {
                list.checkOrder(change, order);
            }
            if (there != null || change != null) {
                target.set(name, ordered(list, there, change, order));
                patch.remove(name);
            }
        }
    }

    /** Only what has named fields can say in which order one of them is. */
    private static void checkField(String name, @Nullable Schema schema, String type) {
        if (schema == null || schema.type() != Schema.Type.OBJECT || schema.preserveUnknownFields()) {
            return;
        }
        if (schema.properties().isEmpty()) {
            throw Failures.plain("merging an object in json but data type is not struct, instead is: map");
        }
        if (!schema.properties().containsKey(name)) {
            throw Failures.plain(
                    "unable to find api field in struct " + type + " for the json field " + GoQuote.quote(name));
        }
    }

    private static ArrayNode ordered(
            MergedList list, @Nullable ArrayNode there, @Nullable ArrayNode change, ArrayNode order) {
        ArrayNode none = JsonNodeFactory.instance.arrayNode();
        ArrayNode before = there == null ? none : there.deepCopy();
        MergedList.kind(before, change == null ? none : change);
        if (there == null) {
            return list.inOrder(change == null ? none : Directives.withoutPatches(change), order, none);
        }
        return list.inOrder(change == null ? there : list.patch(there, change, false), order, before);
    }

    private static ArrayNode list(@Nullable JsonNode value) {
        if (value instanceof ArrayNode list) {
            return list;
        }
        String type = value == null || value.isNull() ? "%!s(<nil>)" : GoValue.type(value);
        throw Failures.plain("expected a []interface {}, but received a " + type);
    }
}
