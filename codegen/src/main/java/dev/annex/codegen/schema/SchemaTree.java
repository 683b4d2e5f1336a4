package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Small completions of schemas that need no Java types. */
final class SchemaTree {

    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final double LARGEST_EXACT = 1L << 53;
    private static final Map<Class<?>, String> NUMBER_FORMATS = Map.of(
            byte.class, "int32",
            Byte.class, "int32",
            short.class, "int32",
            Short.class, "int32",
            int.class, "int32",
            Integer.class, "int32",
            long.class, "int64",
            Long.class, "int64");

    private SchemaTree() {}

    /** The OpenAPI format of a Java number, as Kubernetes' own types have it; empty if it has none. */
    static String numberFormat(Class<?> number) {
        if (number == double.class || number == Double.class) {
            return "double";
        }
        if (number == float.class || number == Float.class) {
            return "float";
        }
        return NUMBER_FORMATS.getOrDefault(number, "");
    }

    /** Writes 1 where fabric8's model, which has only doubles for limits, writes 1.0. */
    static void wholeNumbers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                JsonNode value = entry.getValue();
                if (value.isDouble()
                        && value.doubleValue() == Math.rint(value.doubleValue())
                        && Math.abs(value.doubleValue()) <= LARGEST_EXACT) {
                    entry.setValue(LongNode.valueOf(value.longValue()));
                } else {
                    wholeNumbers(value);
                }
            }
        } else if (node instanceof ArrayNode) {
            node.forEach(SchemaTree::wholeNumbers);
        }
    }

    /** Says of lists what holds for those that say nothing, as native servers' documents do. */
    static void markAtomicLists(ObjectNode schema) {
        if (schema.path("type").asText().equals("array") && !schema.has(LIST_TYPE)) {
            schema.put(LIST_TYPE, "atomic");
        }
        schema.path("properties").forEach(SchemaTree::markChild);
        markChild(schema.path("items"));
        markChild(schema.path("additionalProperties"));
    }

    private static void markChild(JsonNode child) {
        if (child instanceof ObjectNode schema) {
            markAtomicLists(schema);
        }
    }
}
