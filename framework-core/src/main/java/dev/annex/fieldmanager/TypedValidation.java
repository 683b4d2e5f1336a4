package dev.annex.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.schema.Schema;
import dev.annex.status.GoValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that an object can be merged: every field known, of its type, and told apart in its list (P-32). */
final class TypedValidation {

    private final List<String> problems = new ArrayList<>();
    private final boolean doublesAllowed;

    private TypedValidation(boolean doublesAllowed) {
        this.doublesAllowed = doublesAllowed;
    }

    /**
     * What is wrong with an object, in the words of Kubernetes; empty if nothing.
     *
     * @param doublesAllowed whether lists may hold two elements that cannot be told apart
     */
    static List<String> check(JsonNode object, Schema schema, boolean doublesAllowed) {
        TypedValidation validation = new TypedValidation(doublesAllowed);
        validation.visit(object, schema, "", false);
        return validation.problems;
    }

    private void visit(JsonNode value, @Nullable Schema schema, String path, boolean free) {
        if (schema == null) {
            return;
        }
        switch (Form.of(value, schema)) {
            case MAP, ATOMIC_MAP -> object(value, schema, path, free || schema.preserveUnknownFields());
            case LIST, ATOMIC_LIST -> list(value, schema, path, free || schema.preserveUnknownFields());
            case SCALAR -> scalar(value, schema, path);
        }
    }

    private void scalar(JsonNode value, Schema schema, String path) {
        if (value.isNull()) {
            return;
        }
        switch (schema.type()) {
            case INTEGER, NUMBER -> expect(value.isNumber(), "numeric (int or float), got " + goType(value), path);
            case BOOLEAN -> expect(value.isBoolean(), "boolean, got " + shown(value), path);
            case STRING -> {
                String format = schema.json().path("format").asText("");
                if (format.isEmpty() || format.equals("byte")) {
                    expect(value.isTextual(), "string, got " + shown(value), path);
                } else {
                    expect(value.isValueNode(), "any scalar, got " + shown(value), path);
                }
            }
            default -> {
                // whatever it is, it is one value
            }
        }
    }

    private void expect(boolean fits, String wanted, String path) {
        if (!fits) {
            problem(path, "expected " + wanted);
        }
    }

    private void problem(String path, String what) {
        problems.add(path.isEmpty() ? what : path + ": " + what);
    }

    private static String goType(JsonNode value) {
        if (value.isTextual()) {
            return "string";
        }
        if (value.isBoolean()) {
            return "bool";
        }
        return value.isArray() ? "[]interface {}" : "map[string]interface {}";
    }

    /** A value as upstream shows it, with the holder it is in. */
    private static String shown(JsonNode value) {
        return "&{" + GoValue.print(value) + "}";
    }

    private void object(JsonNode value, Schema schema, String path, boolean free) {
        if (value.isNull()) {
            return;
        }
        if (!value.isObject()) {
            problem(path, "expected map, got " + shown(value));
            return;
        }
        boolean anyField = free || schema.properties().isEmpty();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Schema known = schema.field(field.getKey());
            String where = path + "." + field.getKey();
            if (known == null && !anyField) {
                problem(where, "field not declared in schema");
                return;
            }
            // the metadata of an embedded resource are a type of their own, which does not inherit what is around it
            boolean innerMetadata = schema.embeddedResource() && field.getKey().equals("metadata");
            visit(field.getValue(), known, where, free && !innerMetadata);
        }
    }

    private void list(JsonNode value, Schema schema, String path, boolean free) {
        if (value.isNull()) {
            return;
        }
        if (!value.isArray()) {
            problem(path, "expected list, got " + shown(value));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            String where = "[" + i + "]";
            if (schema.listType() != Schema.ListType.ATOMIC) {
                try {
                    String element = PathElement.ofItem(item, schema);
                    where = PathElement.readable(element);
                    if (!seen.add(element) && !doublesAllowed) {
                        problem(path, "duplicate entries for key " + where);
                    }
                } catch (TypedException e) {
                    problem(path, "element " + i + ": " + e.problem());
                    return;
                }
            }
            visit(item, schema.items(), path + where, free);
        }
    }
}
