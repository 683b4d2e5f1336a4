package dev.annex.schema;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a schema as clients know them: paths, such as {@code spec.ports[].name} and {@code spec.labels{}}, with
 * their types. What values a field takes is not said.
 */
public final class SchemaFields {

    private SchemaFields() {}

    /** The type of every field by its path; the root itself is left out. */
    public static NavigableMap<String, String> of(Schema schema) {
        NavigableMap<String, String> fields = new TreeMap<>();
        addChildren(fields, "", schema);
        return fields;
    }

    /** The paths of the fields that have to be given wherever what they are in is, because they have no default. */
    public static NavigableSet<String> required(Schema schema) {
        NavigableSet<String> required = new TreeSet<>();
        addRequired(required, "", schema);
        return required;
    }

    private static void addRequired(NavigableSet<String> required, String path, Schema schema) {
        String prefix = path.isEmpty() ? "" : path + ".";
        schema.properties().forEach((name, field) -> addRequired(required, prefix + name, field));
        schema.json().path("required").forEach(name -> {
            Schema field = schema.properties().get(name.asText());
            if (field == null || field.defaultValue() == null) {
                required.add(prefix + name.asText());
            }
        });
        Schema items = schema.items();
        if (items != null) {
            addRequired(required, path + "[]", items);
        }
        Schema values = schema.additionalProperties();
        if (values != null) {
            addRequired(required, path + "{}", values);
        }
    }

    private static void add(NavigableMap<String, String> fields, String path, Schema schema) {
        fields.put(path, type(schema));
        addChildren(fields, path, schema);
    }

    private static void addChildren(NavigableMap<String, String> fields, String path, Schema schema) {
        String prefix = path.isEmpty() ? "" : path + ".";
        schema.properties().forEach((name, field) -> add(fields, prefix + name, field));
        Schema items = schema.items();
        if (items != null) {
            add(fields, path + "[]", items);
        }
        Schema values = schema.additionalProperties();
        if (values != null) {
            add(fields, path + "{}", values);
        }
    }

    private static String type(Schema schema) {
        String format = schema.json().path("format").asText("");
        String open = schema.preserveUnknownFields() ? ", open" : "";
        return switch (schema.type()) {
            case OBJECT -> "object" + open;
            case ARRAY -> "array" + listType(schema);
            case STRING -> "string";
            case INTEGER -> "integer" + (format.isEmpty() ? "" : " " + format);
            case NUMBER -> "number" + (format.isEmpty() ? "" : " " + format);
            case BOOLEAN -> "boolean";
            case INT_OR_STRING -> "int-or-string";
            case ANY -> "anything";
        };
    }

    private static String listType(Schema schema) {
        return switch (schema.listType()) {
            case ATOMIC -> "";
            case SET -> ", set";
            case MAP -> ", map by " + String.join(" and ", schema.listMapKeys());
        };
    }
}
