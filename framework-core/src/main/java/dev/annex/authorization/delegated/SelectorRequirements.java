package dev.annex.authorization.delegated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.codec.Json;
import dev.annex.selector.FieldRequirement;
import dev.annex.selector.FieldSelector;
import dev.annex.selector.LabelRequirement;
import dev.annex.selector.LabelSelector;
import dev.annex.status.StatusException;
import java.util.List;

/**
 * Selectors in the form in which access reviews carry them. They only ever narrow what is asked for, so that a selector
 * or a requirement that the form cannot express is left out: the review then is about more, never about less.
 */
final class SelectorRequirements {

    private SelectorRequirements() {}

    static ArrayNode fields(String selector) {
        ArrayNode requirements = Json.array();
        for (FieldRequirement requirement : parsedFields(selector)) {
            add(requirements, requirement.field(), requirement.equal() ? "In" : "NotIn", List.of(requirement.value()));
        }
        return requirements;
    }

    static ArrayNode labels(String selector) {
        ArrayNode requirements = Json.array();
        for (LabelRequirement requirement : parsedLabels(selector)) {
            switch (requirement.operator()) {
                case EQUALS, DOUBLE_EQUALS, IN -> add(requirements, requirement.key(), "In", requirement.values());
                case NOT_EQUALS, NOT_IN -> add(requirements, requirement.key(), "NotIn", requirement.values());
                case EXISTS -> add(requirements, requirement.key(), "Exists", List.of());
                case DOES_NOT_EXIST -> add(requirements, requirement.key(), "DoesNotExist", List.of());
                case GREATER_THAN, LESS_THAN -> {
                    // Access reviews know no comparison.
                }
            }
        }
        return requirements;
    }

    private static void add(ArrayNode requirements, String key, String operator, List<String> values) {
        ObjectNode requirement = requirements.addObject().put("key", key).put("operator", operator);
        if (!values.isEmpty()) {
            values.forEach(requirement.putArray("values")::add);
        }
    }

    private static List<FieldRequirement> parsedFields(String selector) {
        try {
            return FieldSelector.parse(selector).requirements();
        } catch (StatusException e) {
            return List.of();
        }
    }

    private static List<LabelRequirement> parsedLabels(String selector) {
        try {
            return LabelSelector.parse(selector).requirements();
        } catch (StatusException e) {
            return List.of();
        }
    }
}
