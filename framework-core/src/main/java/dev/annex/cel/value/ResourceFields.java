package dev.annex.cel.value;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a resource: those of its schema, and those that expressions see of every resource. */
public final class ResourceFields {

    private static final Schema TEXT =
            Schema.parse(JsonNodeFactory.instance.objectNode().put("type", "string"));
    private static final Schema METADATA = metadata();

    private ResourceFields() {}

    private static Schema metadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = metadata.putObject("properties");
        properties.putObject("name").put("type", "string");
        properties.putObject("generateName").put("type", "string");
        return Schema.parse(metadata);
    }

    /** All fields of a resource with that schema, which may itself describe the common ones. */
    public static Map<String, Schema> in(Schema schema) {
        Schema metadata = schema.properties().get("metadata");
        boolean whole = is(schema, "kind", Schema.Type.STRING)
                && is(schema, "apiVersion", Schema.Type.STRING)
                && metadata != null
                && is(metadata, "name", Schema.Type.STRING)
                && is(metadata, "generateName", Schema.Type.STRING);
        if (whole) {
            return schema.properties();
        }
        Map<String, Schema> fields = new LinkedHashMap<>(schema.properties());
        fields.put("kind", TEXT);
        fields.put("apiVersion", TEXT);
        fields.put("metadata", METADATA);
        return fields;
    }

    private static boolean is(Schema schema, String field, Schema.Type type) {
        Schema declared = schema.properties().get(field);
        return declared != null && declared.type() == type;
    }
}
