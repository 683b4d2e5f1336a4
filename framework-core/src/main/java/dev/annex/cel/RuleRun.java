package dev.annex.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.annex.api.FieldError;
import dev.annex.api.FieldPath;
import dev.annex.status.GoQuote;
import dev.cel.runtime.CelVariableResolver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rules of one schema applied to one value.
 *
 * @param path where the value is
 * @param type the value's type, as the schema has it
 * @param value the value
 * @param variables what expressions see
 * @param correlated what the value was before
 * @param tolerated takes what is wrong, but was as wrong before
 */
record RuleRun(
        FieldPath path,
        String type,
        JsonNode value,
        Variables variables,
        Correlated correlated,
        Consumer<FieldError> tolerated) {

    private static final long EXHAUSTED = -1;
    private static final int LONGEST_MESSAGE = 5 * 1024;
    private static final String OUT_OF_BUDGET =
            "validation failed due to running out of cost budget, no further validation rules will be run";
    private static final String MESSAGE_OUT_OF_BUDGET = "messageExpression evaluation failed due to running out of cost"
            + " budget, no further validation rules will be run";

    /** Applies a rule, notes what is wrong, and returns what is left of the budget; less than nothing if that is all. */
    long apply(CompiledRule rule, long budget, List<FieldError> errors) {
        if (budget <= 0) {
            errors.add(fault(OUT_OF_BUDGET));
            return EXHAUSTED;
        }
        CelVariableResolver seen = rule.declaration().optionalOldSelf() ? variables.withOptionalOldSelf() : variables;
        Outcome outcome = rule.expression().evaluate(seen);
        if (outcome.cost() > budget) {
            errors.add(fault(OUT_OF_BUDGET));
            return EXHAUSTED;
        }
        long left = budget - outcome.cost();
        String shown = rule.declaration().shown();
        if (outcome instanceof Outcome.Cancelled) {
            errors.add(fault("'" + Outcome.Cancelled.SENTENCE
                    + "': no further validation rules will be run due to call cost exceeds limit for rule: " + shown));
            return EXHAUSTED;
        }
        if (outcome instanceof Outcome.Failure failure) {
            errors.add(fault(
                    failure.sentence().startsWith(FailureText.NO_SUCH_OVERLOAD)
                            ? "'" + failure.sentence()
                                    + "': call arguments did not match a supported operator, function or"
                                    + " macro signature for rule: " + shown
                            : failure.sentence() + " evaluating rule: " + shown));
            return left;
        }
        return ((Outcome.Value) outcome).value().equals(true) ? left : broken(rule, left, errors);
    }

    /** The rule does not hold: says so, in the words of its message. */
    private long broken(CompiledRule rule, long budget, List<FieldError> errors) {
        String detail = rule.declaration().failure();
        long left = budget;
        if (rule.message().isPresent()) {
            Outcome outcome = rule.message().get().evaluate(variables);
            if (outcome.cost() > budget || outcome instanceof Outcome.Cancelled) {
                String sentence = outcome.cost() > budget
                        ? MESSAGE_OUT_OF_BUDGET
                        : "no further validation rules will be run due to call cost exceeds limit for"
                                + " messageExpression: "
                                + GoQuote.quote(rule.declaration().messageExpression());
                add(rule, new FieldError(FieldError.Type.INVALID, field(rule), type, sentence), errors);
                return EXHAUSTED;
            }
            left -= outcome.cost();
            String made =
                    outcome instanceof Outcome.Value said && said.value() instanceof String text ? text.strip() : "";
            boolean tooLong = made.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE;
            if (!made.isEmpty() && !tooLong && made.indexOf('\n') < 0) {
                detail = made;
            }
        }
        Object shown = type.equals("object") || type.equals("array") ? FieldError.OMITTED : value;
        boolean noDetail = rule.type() == FieldError.Type.DUPLICATE;
        add(rule, new FieldError(rule.type(), field(rule), shown, noDetail ? "" : detail), errors);
        return left;
    }

    /** What was wrong before is tolerated, except by rules that look at what was before. */
    private void add(CompiledRule rule, FieldError error, List<FieldError> errors) {
        if (rule.expression().usesOldSelf() || !correlated.isUnchanged()) {
            errors.add(error);
        } else {
            tolerated.accept(error);
        }
    }

    private FieldPath field(CompiledRule rule) {
        return rule.field().isEmpty() ? where() : path.child(rule.field());
    }

    private FieldPath where() {
        return path.equals(FieldPath.root()) ? FieldPath.of("<nil>") : path;
    }

    private FieldError fault(String sentence) {
        return new FieldError(FieldError.Type.INVALID, where(), type, sentence);
    }
}
