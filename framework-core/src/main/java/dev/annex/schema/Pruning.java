package dev.annex.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes out of objects what their schema does not know. */
public final class Pruning {

    private static final Comparator<String> METADATA_FIRST = Comparator.comparing(
                    (String path) -> !path.startsWith("metadata."))
            .thenComparing(Comparator.naturalOrder());

    private final List<String> embedded = new ArrayList<>();

    private Pruning() {}

    /**
     * Where unknown fields were, such as {@code spec.ports[0].nmae}, in the order of the document.
     *
     * @param fields those of the object
     * @param embedded those of the metadata of objects in it
     */
    public record Unknown(List<String> fields, List<String> embedded) {

        /** Whether there were none. */
        public boolean isEmpty() {
            return fields.isEmpty() && embedded.isEmpty();
        }

        /** In alphabetical order, but first those of the object's metadata, and last those of embedded ones. */
        public List<String> sorted() {
            return Stream.concat(
                            fields.stream().sorted(METADATA_FIRST),
                            embedded.stream().sorted())
                    .toList();
        }
    }

    /** Removes unknown fields from an object, in place. */
    public static Unknown prune(ObjectNode object, Schema schema) {
        Pruning pruning = new Pruning();
        List<String> fields = new ArrayList<>();
        pruning.prune(object, schema, "", fields);
        return new Unknown(fields, pruning.embedded);
    }

    private void prune(ObjectNode object, Schema schema, String path, List<String> paths) {
        List<String> unknown = new ArrayList<>();
        object.properties().forEach(field -> {
            String name = field.getKey();
            String where = path.isEmpty() ? name : path + "." + name;
            Schema known = schema.field(name);
            if (known != null) {
                boolean innerMetadata = schema.embeddedResource() && name.equals("metadata");
                inside(field.getValue(), known, where, innerMetadata ? embedded : paths);
            } else if (!schema.preserveUnknownFields() && !anything(schema)) {
                unknown.add(name);
                paths.add(where);
            }
        });
        object.remove(unknown);
    }

    private void inside(JsonNode value, Schema schema, String path, List<String> paths) {
        if (value instanceof ObjectNode object) {
            prune(object, schema, path, paths);
        } else if (value instanceof ArrayNode list) {
            Schema items = schema.items();
            boolean free = schema.preserveUnknownFields() || anything(schema);
            for (int i = 0; i < list.size(); i++) {
                String where = path + "[" + i + "]";
                if (items != null) {
                    inside(list.get(i), items, where, paths);
                } else if (!free) {
                    strip(list.get(i), where, paths);
                }
            }
        }
    }

    /** Removes all fields of what stands where the schema knows no lists. */
    private static void strip(JsonNode value, String path, List<String> paths) {
        if (value instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> paths.add(path + "." + name));
            object.removeAll();
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                strip(list.get(i), path + "[" + i + "]", paths);
            }
        }
    }

    /**
     * Removes fields that are null where the schema allows no null and has no default for it, in place.
     *
     * @return whether there were any
     */
    public static boolean dropNulls(JsonNode value, Schema schema) {
        boolean changed = false;
        if (value instanceof ObjectNode object) {
            List<String> nulls = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Schema known = schema.field(field.getKey());
                if (known != null && field.getValue().isNull() && !known.nullable() && known.defaultValue() == null) {
                    nulls.add(field.getKey());
                } else if (known != null) {
                    changed |= dropNulls(field.getValue(), known);
                }
            }
            object.remove(nulls);
            return changed || !nulls.isEmpty();
        }
        Schema items = schema.items();
        if (value.isArray() && items != null) {
            for (JsonNode element : value) {
                changed |= dropNulls(element, items);
            }
        }
        return changed;
    }

    /** Whether the schema does not even say that it is about objects. */
    private static boolean anything(Schema schema) {
        return schema.type() == Schema.Type.ANY && schema.properties().isEmpty();
    }
}
