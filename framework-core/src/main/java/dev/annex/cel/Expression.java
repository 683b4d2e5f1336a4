package dev.annex.cel;

import dev.annex.cel.cost.CostMeter;
import dev.annex.cel.cost.CostPlan;
import dev.annex.cel.library.Environment;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;

/**
 * A compiled expression. Immutable.
 *
 * @param program what runs it
 * @param plan what it is charged
 * @param usesOldSelf whether it looks at what the value was before
 * @param remainder evaluates what is left of it once a part has failed
 */
record Expression(CelRuntime.Program program, CostPlan plan, boolean usesOldSelf, Remainder remainder) {

    /** The most that a single evaluation may cost. */
    static final long LIMIT = 1_000_000;

    static Expression of(CelAbstractSyntaxTree ast) throws CelEvaluationException {
        boolean usesOldSelf = ast.getReferenceMap().values().stream()
                .anyMatch(each -> each.name().equals(Variables.OLD_SELF));
        return new Expression(
                Environment.RUNTIME.createProgram(ast), CostPlan.of(ast), usesOldSelf, new Remainder(ast));
    }

    /** Evaluates the expression. */
    Outcome evaluate(CelVariableResolver variables) {
        CostMeter meter = plan.meter(LIMIT, part -> remainder.evaluate(part, variables));
        try {
            Object value = program.trace(variables, meter);
            return new Outcome.Value(value, meter.cost());
        } catch (CelEvaluationException e) {
            meter.fail();
            return meter.isExceeded()
                    ? new Outcome.Cancelled(meter.cost())
                    : new Outcome.Failure(FailureText.of(e, meter::failed), meter.cost());
        }
    }
}
