package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.schema.Schema;
import java.util.HashSet;
import java.util.Set;

/** The fields of a schema that an object has, by their paths in {@link dev.annex.schema.SchemaFields}. */
final class ReachedFields {

    private final Set<String> reached = new HashSet<>();

    private ReachedFields() {}

    static Set<String> of(JsonNode object, Schema schema) {
        ReachedFields fields = new ReachedFields();
        fields.visit(object, schema, "");
        return fields.reached;
    }

    private void visit(JsonNode value, Schema schema, String path) {
        if (value.isObject()) {
            value.properties().forEach(field -> {
                Schema named = schema.properties().get(field.getKey());
                Schema other = schema.additionalProperties();
                if (named != null) {
                    reach(field.getValue(), named, path.isEmpty() ? field.getKey() : path + "." + field.getKey());
                } else if (other != null) {
                    reach(field.getValue(), other, path + "{}");
                }
            });
        }
        Schema items = schema.items();
        if (value.isArray() && items != null) {
            value.forEach(element -> reach(element, items, path + "[]"));
        }
    }

    private void reach(JsonNode value, Schema schema, String path) {
        if (!value.isNull()) {
            reached.add(path);
            visit(value, schema, path);
        }
    }
}
