package dev.annex.schema.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.annex.schema.Schema;
import dev.annex.status.GoQuote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code anyOf}, {@code oneOf}, {@code allOf} and {@code not}. Beside its own sentence, a composition that fails tells
 * what is wrong by the alternative that came furthest. What is inside is not compared with the old value: an unchanged
 * value is tolerated as a whole.
 */
record CompositionKeyword(
        List<ValueValidator> anyOf, List<ValueValidator> oneOf, List<ValueValidator> allOf, List<ValueValidator> not)
        implements Keyword {

    static CompositionKeyword of(JsonNode json, Path path) {
        List<ValueValidator> not = new ArrayList<>();
        if (json.get("not") instanceof ObjectNode negated) {
            not.add(ValueValidator.of(Schema.parse(negated), path));
        }
        return new CompositionKeyword(
                each(json.path("anyOf"), path), each(json.path("oneOf"), path), each(json.path("allOf"), path), not);
    }

    private static List<ValueValidator> each(JsonNode schemas, Path path) {
        List<ValueValidator> validators = new ArrayList<>();
        for (JsonNode schema : schemas) {
            if (schema instanceof ObjectNode object) {
                validators.add(ValueValidator.of(Schema.parse(object), path));
            }
        }
        return List.copyOf(validators);
    }

    @Override
    public boolean appliesTo(JsonNode value) {
        return true;
    }

    @Override
    public void check(JsonNode value, Path path, @Nullable JsonNode old, Result result) {
        if (!anyOf.isEmpty()) {
            any(value, path, result);
        }
        if (!oneOf.isEmpty()) {
            one(value, path, result);
        }
        if (!allOf.isEmpty()) {
            all(value, path, result);
        }
        for (ValueValidator negated : not) {
            if (validate(negated, value, path).valid()) {
                result.add(wrong(path, "must not validate the schema (not)"));
            }
        }
        result.count();
    }

    private void any(JsonNode value, Path path, Result result) {
        Result best = null;
        for (ValueValidator alternative : anyOf) {
            Result each = validate(alternative, value, path);
            if (each.valid()) {
                result.merge(each);
                return;
            }
            best = better(best, each);
        }
        result.add(wrong(path, "must validate at least one schema (anyOf)"));
        if (best != null) {
            result.merge(best);
        }
    }

    private void one(JsonNode value, Path path, Result result) {
        Result best = null;
        Result valid = null;
        int count = 0;
        for (ValueValidator alternative : oneOf) {
            Result each = validate(alternative, value, path);
            if (each.valid()) {
                count++;
                valid = valid == null ? each : valid;
            } else {
                best = better(best, each);
            }
        }
        if (count == 1 && valid != null) {
            result.merge(valid);
            return;
        }
        String found = count == 0 ? "Found none valid" : "Found " + count + " valid alternatives";
        result.add(wrong(path, "must validate one and only one schema (oneOf). " + found));
        if (count == 0 && best != null) {
            result.merge(best);
        }
    }

    private void all(JsonNode value, Path path, Result result) {
        int count = 0;
        for (ValueValidator part : allOf) {
            Result each = validate(part, value, path);
            count += each.valid() ? 1 : 0;
            result.merge(each);
        }
        if (count != allOf.size()) {
            result.add(wrong(path, "must validate all the schemas (allOf)" + (count == 0 ? ". None validated" : "")));
        }
    }

    private static Result better(@Nullable Result best, Result each) {
        return best == null || each.checks() > best.checks() ? each : best;
    }

    private static Result validate(ValueValidator validator, JsonNode value, Path path) {
        Result result = new Result();
        validator.check(value, path, null, result);
        return result;
    }

    private static Violation wrong(Path path, String sentence) {
        return Violation.anywhere(GoQuote.quote(path.toString()) + " " + sentence);
    }
}
