package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code properties}, {@code additionalProperties}, {@code required}, {@code minProperties} and {@code maxProperties}.
 * Named fields are judged in the order of the schema, where upstream has none.
 */
final class ObjectKeyword implements Keyword {

    private final Schema schema;
    private final Map<String, ValueValidator> properties = new LinkedHashMap<>();
    private final @Nullable ValueValidator additional;
    private final boolean closed;
    private final List<String> required = new ArrayList<>();
    private final long fewest;
    private final long most;

    ObjectKeyword(Schema schema, Path path) {
        JsonNode json = schema.json();
        this.schema = schema;
        schema.properties()
                .forEach((name, property) -> properties.put(name, ValueValidator.of(property, path.property(name))));
        Schema unnamed = json.path("additionalProperties").isObject() ? schema.additionalProperties() : null;
        this.additional = unnamed == null ? null : ValueValidator.of(unnamed, path.property("*"));
        this.closed = json.path("additionalProperties").isBoolean()
                && !json.path("additionalProperties").booleanValue();
        json.path("required").forEach(name -> required.add(name.asText()));
        this.fewest = json.path("minProperties").asLong(0);
        this.most = json.path("maxProperties").asLong(Long.MAX_VALUE);
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return value.isObject();
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        int size = value.size();
        if (size < fewest) {
            result.add(Violation.of(
                    FieldError.Type.INVALID,
                    path,
                    size,
                    path + " in body should have at least " + fewest + " properties"));
        }
        if (size > most) {
            result.add(Violation.tooMany(path, size, most, "properties"));
        }
        unnamed(value, path, old, result);
        properties.forEach((name, property) -> {
            JsonNode field = value.get(name);
            if (field != null) {
                property.check(field, path.property(name), before(old, name, path), result);
            }
        });
        for (String name : required) {
            if (!value.has(name)) {
                Path missing = path.key(name);
                result.add(
                        new Violation(missing, FieldError.Type.REQUIRED, null, "", missing + " in body is required"));
            }
        }
    }

    private void unnamed(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        if (!closed && additional == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = field.getKey();
            if (properties.containsKey(name)) {
                continue;
            }
            if (additional != null) {
                additional.check(field.getValue(), path.key(name), before(old, name, path), result);
            } else {
                result.add(Violation.of(
                        FieldError.Type.INVALID, path, name, path + "." + name + " in body is a forbidden property"));
            }
        }
    }

    /** What a field was; of the root's type, which is converted and thus never seen to change, nothing is known. */
    private @Nullable JsonNode before(@Nullable JsonNode old, String name, Path path) {
        if (old == null || (path.isRoot() && (name.equals("apiVersion") || name.equals("kind")))) {
            return null;
        }
        return Correlation.field(schema, old, name);
    }
}
