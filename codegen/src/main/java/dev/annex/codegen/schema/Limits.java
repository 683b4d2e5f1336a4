package dev.annex.codegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Limits of values. Where several annotations set one, the narrowest holds, as it would if each were checked. */
final class Limits {

    private static final String PATTERN = "pattern";

    private Limits() {}

    /** Sets the least length, or number of elements or fields. */
    static void atLeast(SchemaNode node, long count) {
        String keyword = "min" + counted(node);
        if (count > node.schema().path(keyword).asLong(0)) {
            node.schema().put(keyword, count);
        }
    }

    /** Sets the greatest length, or number of elements or fields. */
    static void atMost(SchemaNode node, long count) {
        String keyword = "max" + counted(node);
        if (count < node.schema().path(keyword).asLong(Long.MAX_VALUE)) {
            node.schema().put(keyword, count);
        }
    }

    private static String counted(SchemaNode node) {
        return switch (node.type()) {
            case "array" -> "Items";
            case "object" -> "Properties";
            default -> "Length";
        };
    }

    /** Sets the least value. */
    static void minimum(ObjectNode schema, BigDecimal value, boolean inclusive) {
        bound(schema, "minimum", "exclusiveMinimum", value, inclusive, 1);
    }

    /** Sets the greatest value. */
    static void maximum(ObjectNode schema, BigDecimal value, boolean inclusive) {
        bound(schema, "maximum", "exclusiveMaximum", value, inclusive, -1);
    }

    private static void bound(
            ObjectNode schema, String keyword, String exclusive, BigDecimal value, boolean inclusive, int narrower) {
        JsonNode there = schema.get(keyword);
        int comparison = there == null ? narrower : value.compareTo(there.decimalValue()) * narrower;
        if (there == null || comparison > 0) {
            schema.set(keyword, number(value));
            schema.remove(exclusive);
        }
        if (!inclusive && (there == null || comparison >= 0)) {
            schema.put(exclusive, true);
        }
    }

    /** Adds a regular expression to those that the value has to match. */
    static void pattern(ObjectNode schema, String pattern) {
        JsonNode there = schema.get(PATTERN);
        if (there == null) {
            schema.put(PATTERN, pattern);
        } else if (!there.asText().equals(pattern)) {
            schema.withArray("/allOf").addObject().put(PATTERN, pattern);
        }
    }

    /** A number as Kubernetes reads it, which has double precision for all but whole numbers. */
    static JsonNode number(BigDecimal value) {
        try {
            BigDecimal whole = value.setScale(0);
            return whole.precision() > 18
                    ? BigIntegerNode.valueOf(whole.toBigInteger())
                    : LongNode.valueOf(whole.longValue());
        } catch (ArithmeticException e) {
            return DoubleNode.valueOf(value.doubleValue());
        }
    }
}
