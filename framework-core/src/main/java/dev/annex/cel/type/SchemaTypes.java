package dev.annex.cel.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import dev.annex.cel.value.FieldNames;
import dev.annex.cel.value.ResourceFields;
import dev.annex.schema.Schema;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads types off schemas. Where a schema does not bound a size, the largest request does.
 *
 * @param name of the type to be read; the types inside it have names below it
 */
record SchemaTypes(String name) {

    private static final long REQUEST = 3 * 1024 * 1024;
    private static final long TIME_SIZE = 32;
    private static final long DATE_SIZE = 12;
    private static final int BYTES_PER_CHARACTER = 4;

    private SchemaTypes below(String step) {
        return new SchemaTypes(name + "." + step);
    }

    @Nullable
    DeclaredType of(Schema schema, boolean resource) {
        if (schema.type() == Schema.Type.INT_OR_STRING) {
            return DeclaredType.scalar(SimpleType.DYN, 1, text(schema, REQUEST - 2));
        }
        String type = resource ? "object" : schema.json().path("type").asText("");
        return switch (type) {
            case "array" -> list(schema);
            case "object" ->
                schema.json().path("additionalProperties").isObject() ? map(schema) : object(schema, resource);
            case "string" -> string(schema);
            case "boolean" -> DeclaredType.scalar(SimpleType.BOOL, 4, 0);
            case "number" -> DeclaredType.scalar(SimpleType.DOUBLE, 1, 0);
            case "integer" -> DeclaredType.scalar(SimpleType.INT, 1, 0);
            default -> null;
        };
    }

    private @Nullable DeclaredType list(Schema schema) {
        Schema items = schema.items();
        DeclaredType element = items == null ? null : below("@idx").of(items, items.embeddedResource());
        return element == null
                ? null
                : DeclaredType.list(element, bound(schema, "maxItems", (REQUEST - 2) / (element.minimum() + 1)));
    }

    private @Nullable DeclaredType map(Schema schema) {
        Schema values = schema.additionalProperties();
        DeclaredType element = values == null ? null : below("@elem").of(values, values.embeddedResource());
        return element == null
                ? null
                : DeclaredType.map(element, bound(schema, "maxProperties", (REQUEST - 2) / (element.minimum() + 6)));
    }

    private DeclaredType object(Schema schema, boolean resource) {
        Set<String> required = new HashSet<>();
        schema.json().path("required").forEach(each -> required.add(each.asText()));
        Map<String, Schema> properties = resource ? ResourceFields.in(schema) : schema.properties();
        Map<String, DeclaredType> fields = new HashMap<>();
        long minimum = 2;
        for (Map.Entry<String, Schema> property : properties.entrySet()) {
            Schema field = property.getValue();
            String own = property.getKey();
            Optional<String> escaped = FieldNames.escape(own);
            DeclaredType type = below(escaped.orElse(own)).of(field, field.embeddedResource());
            if (type != null) {
                escaped.ifPresent(seen -> fields.put(seen, type));
                if (required.contains(own) && field.defaultValue() == null) {
                    minimum += own.length() + type.minimum() + 4;
                }
            }
        }
        return new DeclaredType(struct(fields, properties.keySet()), minimum, 0, null, Map.copyOf(fields));
    }

    private CelType struct(Map<String, DeclaredType> fields, Set<String> properties) {
        ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
        fields.forEach((field, type) -> types.put(field, type.type()));
        for (String property : properties) {
            DeclaredType type = fields.get(FieldNames.escape(property).orElse(property));
            if (FieldNames.isReserved(property) && type != null) {
                types.put(property, type.type());
            }
        }
        ImmutableMap<String, CelType> byField = types.buildOrThrow();
        return StructType.create(name, byField.keySet(), field -> Optional.ofNullable(byField.get(field)));
    }

    private static DeclaredType string(Schema schema) {
        return switch (schema.json().path("format").asText("")) {
            case "byte" -> DeclaredType.scalar(SimpleType.BYTES, 2, bound(schema, "maxLength", REQUEST - 2));
            case "duration" -> DeclaredType.scalar(SimpleType.DURATION, 3, TIME_SIZE);
            case "date" -> DeclaredType.scalar(SimpleType.TIMESTAMP, DATE_SIZE, DATE_SIZE);
            case "date-time" -> DeclaredType.scalar(SimpleType.TIMESTAMP, 21, TIME_SIZE);
            default -> DeclaredType.scalar(SimpleType.STRING, 2, text(schema, longest(schema)));
        };
    }

    /** The bytes of the longest text that {@code enum} allows; those of a request if there is no {@code enum}. */
    private static long longest(Schema schema) {
        JsonNode values = schema.json().path("enum");
        long longest = 0;
        for (JsonNode value : values) {
            longest = Math.max(longest, value.asText("").getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }
        return values.isEmpty() ? REQUEST - 2 : longest;
    }

    private static long text(Schema schema, long unbounded) {
        return schema.json().has("maxLength") ? bound(schema, "maxLength", 0) * BYTES_PER_CHARACTER : unbounded;
    }

    private static long bound(Schema schema, String keyword, long unbounded) {
        return schema.json().has(keyword)
                ? Math.max(0, schema.json().path(keyword).asLong())
                : unbounded;
    }
}
