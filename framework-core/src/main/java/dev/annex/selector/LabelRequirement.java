package dev.annex.selector;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One of the requirements that a label selector is made of.
 *
 * @param key the label's key
 * @param operator how key and values relate
 * @param values the values, sorted: at least one for the set operators, one for comparisons, none for existence
 */
public record LabelRequirement(String key, Operator operator, List<String> values) {

    /** Sorts the values. */
    public LabelRequirement {
        values = values.stream().sorted(LabelSelector.BYTEWISE).distinct().toList();
    }

    /** Whether labels meet the requirement. */
    public boolean matches(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case EQUALS, DOUBLE_EQUALS, IN -> value != null && values.contains(value);
            case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GREATER_THAN, LESS_THAN -> compares(value);
        };
    }

    private boolean compares(@Nullable String value) {
        OptionalLong left = value == null ? OptionalLong.empty() : wholeNumber(value);
        OptionalLong right = wholeNumber(values.get(0));
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        int order = Long.compare(left.getAsLong(), right.getAsLong());
        return operator == Operator.GREATER_THAN ? order > 0 : order < 0;
    }

    /** The number that a text is, if it is one of 64 bits. */
    static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The requirement as a selector writes it. */
    @Override
    public String toString() {
        String all = String.join(",", values);
        return switch (operator) {
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
            case IN, NOT_IN -> key + " " + operator.sign() + " (" + all + ")";
            default -> key + operator.sign() + all;
        };
    }
}
