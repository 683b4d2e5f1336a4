package dev.annex.cel.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a CEL struct or map. Fields of structs are known under their escaped names, and a field that is null
 * is not there.
 */
final class ObjectValue extends AbstractMap<String, Object> {

    private final ObjectNode json;
    private final Schema schema;
    private final Map<String, Schema> fields;

    private ObjectValue(ObjectNode json, Schema schema, Map<String, Schema> fields) {
        this.json = json;
        this.schema = schema;
        this.fields = fields;
    }

    static ObjectValue of(ObjectNode json, Schema schema, boolean resource) {
        return new ObjectValue(json, schema, resource ? ResourceFields.in(schema) : schema.properties());
    }

    /** Whether fields are declared one by one; a map has one schema for all its values. */
    private boolean struct() {
        return !schema.json().path("additionalProperties").isObject();
    }

    /** The schema of a field, given its own name; null if expressions do not see it. */
    private @Nullable Schema field(String name) {
        return struct() ? fields.get(name) : schema.additionalProperties();
    }

    private Optional<Object> find(String key) {
        Optional<String> name = struct() ? FieldNames.unescape(key) : Optional.of(key);
        return name.flatMap(this::own);
    }

    private Optional<Object> own(String name) {
        JsonNode value = json.get(name);
        Schema type = field(name);
        if (value == null || type == null || (value.isNull() && struct())) {
            return Optional.empty();
        }
        return Optional.of(Values.of(value, type));
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return find(text(key)).orElse(null);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(text(key)).isPresent();
    }

    private static String text(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        throw new EvaluationException("no such overload");
    }

    @Override
    public int size() {
        return json.size();
    }

    @Override
    public Set<String> keySet() {
        Set<String> keys = new LinkedHashSet<>();
        json.fieldNames().forEachRemaining(name -> {
            if (field(name) != null) {
                keys.add(struct() ? FieldNames.escape(name).orElse(name) : name);
            }
        });
        return keys;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Set<Map.Entry<String, Object>> entries = new LinkedHashSet<>();
        for (String key : keySet()) {
            find(key).ifPresent(value -> entries.add(Map.entry(key, value)));
        }
        return entries;
    }

    /** Whether two objects are equal: field by field as the schema types them, or as JSON where it does not. */
    boolean isEqualTo(ObjectValue other) {
        if (json.size() != other.json.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            String name = each.getKey();
            JsonNode theirs = other.json.get(name);
            if (field(name) == null) {
                if (theirs != null && !new UntypedValue(each.getValue()).equals(new UntypedValue(theirs))) {
                    return false;
                }
                continue;
            }
            Optional<Object> mine = own(name);
            Optional<Object> others = other.own(name);
            if (mine.isPresent() != others.isPresent()
                    || (mine.isPresent() && !Equality.equal(mine.get(), others.get()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectValue object ? isEqualTo(object) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return json.size();
    }
}
