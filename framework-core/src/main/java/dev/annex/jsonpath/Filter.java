package dev.annex.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * To those elements of each list that fulfil a condition.
 *
 * @param left where in an element to look
 * @param operator how to compare; empty to ask only whether there is anything
 * @param right what to compare with
 */
record Filter(List<Step> left, String operator, List<Step> right) implements Step {

    @Override
    public List<JsonNode> from(List<JsonNode> values) throws MismatchException {
        List<JsonNode> chosen = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isArray()) {
                throw new MismatchException("only lists can be filtered");
            }
            for (JsonNode element : value) {
                if (fulfils(element)) {
                    chosen.add(element);
                }
            }
        }
        return chosen;
    }

    private boolean fulfils(JsonNode element) throws MismatchException {
        if (operator.isEmpty()) {
            return exists(element);
        }
        List<JsonNode> lefts = walk(element, left);
        if (lefts.isEmpty()) {
            return false;
        }
        List<JsonNode> rights = walk(element, right);
        return !rights.isEmpty() && compare(lefts.get(0), rights.get(0));
    }

    private boolean exists(JsonNode element) {
        try {
            return !Step.walk(List.of(element), left).isEmpty();
        } catch (MismatchException e) {
            return false;
        }
    }

    private static List<JsonNode> walk(JsonNode element, List<Step> steps) throws MismatchException {
        List<JsonNode> values = Step.walk(List.of(element), steps);
        if (values.size() > 1) {
            throw new MismatchException("only single values can be compared");
        }
        return values;
    }

    private boolean compare(JsonNode a, JsonNode b) throws MismatchException {
        boolean wholes = a.isIntegralNumber() && b.isIntegralNumber();
        boolean fractions = a.isFloatingPointNumber() && b.isFloatingPointNumber();
        boolean texts = a.isTextual() && b.isTextual();
        if (a.isBoolean() && b.isBoolean()) {
            return switch (operator) {
                case "==" -> a.booleanValue() == b.booleanValue();
                case "!=" -> a.booleanValue() != b.booleanValue();
                default -> throw new MismatchException("truths have no order");
            };
        }
        if (!wholes && !fractions && !texts) {
            throw new MismatchException("these cannot be compared");
        }
        int order = texts
                ? a.textValue().compareTo(b.textValue())
                : a.decimalValue().compareTo(b.decimalValue());
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new MismatchException("unknown operator " + operator);
        };
    }
}
