package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that an applied object can be merged: every field known, of its type, and told apart in its list (P-32). */
final class TypedValidation {

    private final List<String> problems = new ArrayList<>();

    private TypedValidation() {}

    /** What is wrong with an object, in the words of Kubernetes; empty if nothing. */
    static List<String> check(JsonNode object, Schema schema) {
        TypedValidation validation = new TypedValidation();
        validation.visit(object, schema, "");
        return validation.problems;
    }

    private void visit(JsonNode value, @Nullable Schema schema, String path) {
        if (schema == null || value.isNull()) {
            return;
        }
        switch (schema.type()) {
            case OBJECT -> object(value, schema, path);
            case ARRAY -> list(value, schema, path);
            case STRING -> expect(value.isTextual(), "string", value, path);
            case INTEGER, NUMBER -> expect(value.isNumber(), "numeric (int or float)", value, path);
            case BOOLEAN -> expect(value.isBoolean(), "boolean", value, path);
            case INT_OR_STRING, ANY -> {
                // whatever it is, it is one value or a tree of its own kind
            }
        }
    }

    private void expect(boolean fits, String wanted, JsonNode value, String path) {
        if (!fits) {
            problems.add(path + ": expected " + wanted + ", got " + kind(value));
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case BOOLEAN -> "boolean";
            case ARRAY -> "list";
            case OBJECT -> "map";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private void object(JsonNode value, Schema schema, String path) {
        if (!value.isObject()) {
            problems.add(path + ": expected map, got " + kind(value));
            return;
        }
        value.properties().forEach(field -> {
            Schema known = schema.field(field.getKey());
            String where = path + "." + field.getKey();
            boolean free = schema.preserveUnknownFields()
                    || (schema.properties().isEmpty() && schema.additionalProperties() == null && schema.atomicMap());
            if (known == null && !free) {
                problems.add(where + ": field not declared in schema");
            } else {
                visit(field.getValue(), known, where);
            }
        });
    }

    private void list(JsonNode value, Schema schema, String path) {
        if (!value.isArray()) {
            problems.add(path + ": expected list, got " + kind(value));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            String where = path + "[" + i + "]";
            if (schema.listType() != Schema.ListType.ATOMIC) {
                try {
                    String element = PathElement.ofItem(item, schema, path + ": element " + i);
                    where = path + PathElement.readable(List.of(element));
                    if (!seen.add(element)) {
                        problems.add(path + ": duplicate entries for key " + PathElement.readable(List.of(element)));
                    }
                } catch (TypedException e) {
                    problems.add(e.problem());
                }
            }
            visit(item, schema.items(), where);
        }
    }
}
