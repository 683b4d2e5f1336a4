package dev.annex.test.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

/** Makes numbers within the bounds that a schema sets, its bounds themselves and the extremes of its type among them. */
final class RandomNumber {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RandomNumber() {}

    static JsonNode integer(JsonNode schema, Random random) {
        String format = schema.path("format").asText("");
        boolean small = format.equals("int32") || format.equals("float");
        BigInteger least = bound(schema, "minimum", BigInteger.ONE, RoundingMode.CEILING)
                .max(BigInteger.valueOf(small ? Integer.MIN_VALUE : Long.MIN_VALUE));
        BigInteger most = bound(schema, "maximum", BigInteger.ONE.negate(), RoundingMode.FLOOR)
                .min(BigInteger.valueOf(small ? Integer.MAX_VALUE : Long.MAX_VALUE));
        BigInteger value = switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> BigInteger.ZERO;
            case 3 -> BigInteger.valueOf(small ? random.nextInt() : random.nextLong());
            default -> BigInteger.valueOf(random.nextInt(200) - 50L);
        };
        BigInteger multiple = multiple(schema);
        BigInteger fitting = value.max(least).min(most);
        BigInteger rounded = fitting.subtract(fitting.mod(multiple));
        long result = (rounded.compareTo(least) < 0 ? rounded.add(multiple) : rounded).longValue();
        return (int) result == result ? NODES.numberNode((int) result) : NODES.numberNode(result);
    }

    static JsonNode decimal(JsonNode schema, Random random) {
        if (schema.has("multipleOf")) {
            return integer(schema, random);
        }
        if (schema.path("format").asText("").equals("float") || random.nextInt(4) == 0) {
            // few digits, which every type of Java's holds
            double least = schema.path("minimum").asDouble(-50);
            double most = schema.path("maximum").asDouble(Math.max(least, 50));
            return DoubleNode.valueOf(Math.rint((least + (most - least) * random.nextInt(100) / 100) * 2) / 2);
        }
        double least = schema.path("minimum").asDouble(-Double.MAX_VALUE);
        double most = schema.path("maximum").asDouble(Double.MAX_VALUE);
        boolean open = !schema.has("minimum") && !schema.has("maximum");
        if (open) {
            return DoubleNode.valueOf(List.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.1, 1e21, -2.5)
                    .get(random.nextInt(6)));
        }
        double from = schema.has("minimum") ? least : most - 1000;
        double to = schema.has("maximum") ? most : least + 1000;
        return DoubleNode.valueOf(from + (to - from) * (1 + random.nextInt(998)) / 1000);
    }

    private static BigInteger multiple(JsonNode schema) {
        BigDecimal multiple = schema.path("multipleOf").decimalValue();
        return multiple.signum() > 0 && multiple.stripTrailingZeros().scale() <= 0
                ? multiple.toBigInteger()
                : BigInteger.ONE;
    }

    private static BigInteger bound(JsonNode schema, String keyword, BigInteger inwards, RoundingMode rounding) {
        if (!schema.has(keyword)) {
            return inwards.negate().multiply(BigInteger.valueOf(Long.MAX_VALUE));
        }
        BigDecimal bound = schema.path(keyword).decimalValue();
        BigInteger whole = bound.setScale(0, rounding).toBigInteger();
        boolean exclusive = schema.path(keyword.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum")
                .asBoolean(false);
        return exclusive && new BigDecimal(whole).compareTo(bound) == 0 ? whole.add(inwards) : whole;
    }
}
