package dev.annex.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what an evaluation costs while it runs. Not thread-safe, as an evaluation runs in one thread. */
public final class CostMeter implements CelEvaluationListener {

    private final Map<Long, CostPlan.Step> steps;
    private final Set<Long> kept;
    private final long limit;
    private final Map<Long, Object> values = new HashMap<>();
    private long cost;

    CostMeter(Map<Long, CostPlan.Step> steps, Set<Long> kept, long limit) {
        this.steps = steps;
        this.kept = kept;
        this.limit = limit;
    }

    /** The evaluation costs more than it may. Whatever an expression makes of that, its next step fails as well. */
    public static final class LimitExceeded extends RuntimeException {

        LimitExceeded() {
            super("operation cancelled: actual cost limit exceeded", null, false, false);
        }
    }

    /** What the evaluation has cost so far. */
    public long cost() {
        return cost;
    }

    /** Whether the evaluation has cost more than it may. */
    public boolean isExceeded() {
        return cost > limit;
    }

    @Override
    public void callback(CelExpr expr, Object value) {
        CostPlan.Step step = steps.get(expr.id());
        if (step != null) {
            cost += step.fixed();
            step.call().ifPresent(call -> charge(call, step.arguments(), value));
        }
        if (kept.contains(expr.id())) {
            values.put(expr.id(), value);
        }
        if (isExceeded()) {
            throw new LimitExceeded();
        }
    }

    private void charge(CallCost call, List<Long> arguments, Object result) {
        List<Object> given = new ArrayList<>(arguments.size());
        for (Long argument : arguments) {
            Object value = values.get(argument);
            if (value == null) {
                return;
            }
            given.add(value);
        }
        cost += call.of(given, result);
    }
}
