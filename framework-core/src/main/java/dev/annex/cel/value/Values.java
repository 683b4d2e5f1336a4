package dev.annex.cel.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.cel.common.values.NullValue;
import java.util.List;

/** Makes CEL values of JSON: what is inside lists and objects is left alone until somebody asks for it. */
public final class Values {

    private Values() {}

    /**
     * The value as the schema types it.
     *
     * @throws EvaluationException if the value is not what its schema says
     */
    public static Object of(JsonNode json, Schema schema) {
        if (json.isNull()) {
            if (schema.nullable()) {
                return NullValue.NULL_VALUE;
            }
            throw new EvaluationException("invalid data, got null for schema with nullable=false");
        }
        return switch (schema.type()) {
            case INT_OR_STRING -> intOrString(json);
            case OBJECT -> object(json, schema, schema.embeddedResource());
            case ARRAY -> list(json, schema);
            case STRING -> string(json, schema);
            case NUMBER -> {
                require(json.isNumber(), "float", json);
                yield json.doubleValue();
            }
            case INTEGER -> {
                require(json.isIntegralNumber() && json.canConvertToLong(), "int", json);
                yield json.longValue();
            }
            case BOOLEAN -> {
                require(json.isBoolean(), "bool", json);
                yield json.booleanValue();
            }
            case ANY -> new UntypedValue(json);
        };
    }

    /** The root of a resource, of which expressions see apiVersion, kind, name and generateName whatever the schema says. */
    public static Object resource(JsonNode json, Schema schema) {
        return object(json, schema, true);
    }

    private static Object intOrString(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return json.longValue();
        }
        throw new EvaluationException("invalid data, expected XIntOrString value to be either a string or integer");
    }

    private static Object object(JsonNode json, Schema schema, boolean resource) {
        if (json instanceof ObjectNode object) {
            return ObjectValue.of(object, schema, resource);
        }
        throw new EvaluationException("invalid data, expected a map for the provided schema with type=object");
    }

    private static Object list(JsonNode json, Schema schema) {
        Schema items = schema.items();
        if (!(json instanceof ArrayNode array)) {
            throw new EvaluationException("invalid data, expected an array for the provided schema with type=array");
        }
        if (items == null) {
            throw new EvaluationException("invalid array type, expected Items with a non-empty Schema");
        }
        List<Object> elements = new ListView(array, items);
        return switch (schema.listType()) {
            case SET -> new AssociativeList(elements, List.of());
            case MAP ->
                new AssociativeList(
                        elements,
                        schema.listMapKeys().stream()
                                .map(key -> FieldNames.escape(key).orElse(key))
                                .toList());
            case ATOMIC -> elements;
        };
    }

    private static Object string(JsonNode json, Schema schema) {
        if (!json.isTextual()) {
            throw new EvaluationException("invalid data, expected string, got " + goType(json));
        }
        return TextValues.of(json.textValue(), schema.json().path("format").asText(""));
    }

    private static void require(boolean fits, String type, JsonNode json) {
        if (!fits) {
            throw new EvaluationException("invalid data, expected " + type + ", got " + goType(json));
        }
    }

    private static String goType(JsonNode json) {
        return switch (json.getNodeType()) {
            case NUMBER -> json.isIntegralNumber() ? "int64" : "float64";
            case BOOLEAN -> "bool";
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            default -> "string";
        };
    }
}
