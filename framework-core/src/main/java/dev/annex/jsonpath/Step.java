package dev.annex.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A step of a path, which leads from some values to others. */
sealed interface Step
        permits Slice, Filter, Step.Field, Step.Wildcard, Step.Descent, Step.Union, Step.Constant, Step.Word {

    /**
     * Takes the step.
     *
     * @throws MismatchException if it cannot be taken from these values
     */
    List<JsonNode> from(List<JsonNode> values) throws MismatchException;

    /** Takes steps one after the other. */
    static List<JsonNode> walk(List<JsonNode> values, List<Step> steps) throws MismatchException {
        List<JsonNode> reached = values;
        for (Step step : steps) {
            reached = step.from(reached);
        }
        return reached;
    }

    /** To a field of each object. */
    record Field(String name) implements Step {

        @Override
        public List<JsonNode> from(List<JsonNode> values) {
            return values.stream()
                    .filter(value -> value.has(name))
                    .map(value -> value.get(name))
                    .toList();
        }
    }

    /** To everything in each object and list. */
    record Wildcard() implements Step {

        @Override
        public List<JsonNode> from(List<JsonNode> values) {
            List<JsonNode> inside = new ArrayList<>();
            values.forEach(value -> value.forEach(inside::add));
            return inside;
        }
    }

    /** To each object and list that holds something, and to those in it, at any depth. */
    record Descent() implements Step {

        @Override
        public List<JsonNode> from(List<JsonNode> values) {
            List<JsonNode> holders = new ArrayList<>();
            values.forEach(value -> descend(value, holders));
            return holders;
        }

        private static void descend(JsonNode value, List<JsonNode> holders) {
            if (value.isContainerNode() && !value.isEmpty()) {
                holders.add(value);
                value.forEach(inside -> descend(inside, holders));
            }
        }
    }

    /** Several ways at once. */
    record Union(List<List<Step>> ways) implements Step {

        @Override
        public List<JsonNode> from(List<JsonNode> values) throws MismatchException {
            List<JsonNode> all = new ArrayList<>();
            for (List<Step> way : ways) {
                all.addAll(walk(values, way));
            }
            return all;
        }
    }

    /** To a value that stands in the path itself, however many there were before. */
    record Constant(JsonNode value) implements Step {

        @Override
        public List<JsonNode> from(List<JsonNode> values) {
            return value.isTextual()
                    ? List.of(value)
                    : values.stream().map(each -> value).toList();
        }
    }

    /** A word that stands where a name has to have a dot before it: nothing in a single path. */
    record Word(String word) implements Step {

        @Override
        public List<JsonNode> from(List<JsonNode> values) throws MismatchException {
            throw new MismatchException("unknown word " + word);
        }
    }
}
