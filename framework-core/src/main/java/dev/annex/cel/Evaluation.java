package dev.annex.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.cel.value.Values;
import dev.annex.schema.Schema;
import dev.annex.schema.validation.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One application of rules to an object, all within one budget. Not thread-safe. */
final class Evaluation {

    private static final long BUDGET = 10_000_000;

    private final List<FieldError> errors = new ArrayList<>();
    private final Consumer<FieldError> tolerated;
    private long budget = BUDGET;

    /** An application that tells of what it tolerates. */
    Evaluation(Consumer<FieldError> tolerated) {
        this.tolerated = tolerated;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** Applies the rules of a level to a value and to everything inside it. */
    void level(RuleLevel level, FieldPath path, JsonNode value, @Nullable JsonNode old, Correlated correlated) {
        if (value.isNull()) {
            return;
        }
        JsonNode before = old == null || old.isNull() ? null : old;
        rules(level, path, value, before, correlated);
        for (RuleLevel alternative : level.alternatives()) {
            if (isExhausted()) {
                return;
            }
            level(alternative, path, value, before, correlated.alternative());
        }
        if (value.isArray()) {
            elements(level, path, value, before, correlated);
        } else if (value.isObject()) {
            fields(level, path, value, before, correlated);
        }
    }

    private boolean isExhausted() {
        return budget < 0;
    }

    private void fields(
            RuleLevel level, FieldPath path, JsonNode value, @Nullable JsonNode old, Correlated correlated) {
        RuleLevel additional = level.additional();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = field.getKey();
            RuleLevel named = level.properties().get(name);
            RuleLevel below = additional != null ? additional : named;
            if (below == null || isExhausted()) {
                continue;
            }
            level(
                    below,
                    additional != null ? path.key(name) : path.child(name),
                    field.getValue(),
                    old == null ? null : old.get(name),
                    correlated.field(below.schema(), name, field.getValue()));
        }
    }

    private void elements(
            RuleLevel level, FieldPath path, JsonNode value, @Nullable JsonNode old, Correlated correlated) {
        RuleLevel items = level.items();
        if (items == null) {
            return;
        }
        Correlation.Elements before = Correlation.elements(level.schema(), old);
        for (int i = 0; i < value.size() && !isExhausted(); i++) {
            JsonNode element = value.get(i);
            level(
                    items,
                    path.index(i),
                    element,
                    before.of(element),
                    correlated.element(items.schema(), element, before));
        }
    }

    private void rules(RuleLevel level, FieldPath path, JsonNode value, @Nullable JsonNode old, Correlated correlated) {
        if (level.rules().isEmpty()) {
            return;
        }
        Schema schema = level.schema();
        Supplier<Object> self = () -> valueOf(value, level);
        Optional<Supplier<Object>> oldSelf = old == null ? Optional.empty() : Optional.of(() -> valueOf(old, level));
        RuleRun run = new RuleRun(
                path,
                schema.json().path("type").asText(""),
                value,
                new Variables(self, oldSelf),
                correlated,
                tolerated);
        for (CompiledRule rule : level.rules()) {
            boolean transition = rule.expression().usesOldSelf();
            if (transition && old == null && !rule.declaration().optionalOldSelf()) {
                continue;
            }
            budget = run.apply(rule, budget, errors);
            if (isExhausted()) {
                return;
            }
        }
    }

    private static Object valueOf(JsonNode json, RuleLevel level) {
        return level.resource() ? Values.resource(json, level.schema()) : Values.of(json, level.schema());
    }
}
