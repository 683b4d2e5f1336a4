package dev.annex.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds up what an evaluation costs while it runs. It is told of steps that have been taken, not of those that failed:
 * these it finds by what is missing when a step that does without them has been taken. Not thread-safe, as an evaluation
 * runs in one thread.
 */
public final class CostMeter implements CelEvaluationListener {

    /** What a step made, and what all had cost by then. */
    private record Taken(Object value, long cost) {}

    private final CostStep root;
    private final long limit;
    private final Map<Long, CostStep> steps = new HashMap<>();
    private final Map<Long, CostStep> conditions = new HashMap<>();
    private final Map<Long, Taken> taken = new HashMap<>();
    private final Set<Long> stepping = new HashSet<>();
    private final FailureCost failures = new FailureCost(this::value, this::isStepping);
    private long cost;

    CostMeter(CostStep root, long limit) {
        this.root = root;
        this.limit = limit;
        collect(root);
    }

    private void collect(CostStep step) {
        steps.put(step.id(), step);
        if (step.kind() == CostStep.Kind.LOOP) {
            conditions.put(step.condition().id(), step);
        }
        step.parts().forEach(this::collect);
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

    /** Charges what upstream charges when an evaluation fails, as it goes on with the failure for a value. */
    public void fail() {
        if (!isExceeded() && !taken.containsKey(root.id())) {
            cost += failures.of(root);
        }
    }

    /** Whether the evaluation has cost more than it may. */
    public boolean isExceeded() {
        return cost > limit;
    }

    private Optional<Object> value(CostStep step) {
        Taken found = taken.get(step.id());
        return Optional.ofNullable(found == null ? step.literal() : found.value());
    }

    private boolean isStepping(CostStep loop) {
        return stepping.contains(loop.id());
    }

    @Override
    public void callback(CelExpr expr, Object value) {
        CostStep step = steps.get(expr.id());
        if (step == null) {
            return;
        }
        Taken before = taken.get(step.id());
        if (before == null) {
            cost += failures.tolerated(step);
            step.parts().forEach(this::forgetFailed);
            cost += charge(step, value);
        } else {
            cost = before.cost(); // the same step taken twice, as the runtime does with what may be missing
        }
        step.parts().forEach(part -> taken.remove(part.id()));
        taken.put(step.id(), new Taken(value, cost));
        CostStep loop = conditions.get(step.id());
        if (loop != null) {
            iterate(loop, value);
        }
        if (isExceeded()) {
            throw new LimitExceeded();
        }
    }

    /** The condition of a loop has been looked at: the step before is over, the next one begins if it holds. */
    private void iterate(CostStep loop, Object condition) {
        if (stepping.remove(loop.id()) && taken.remove(loop.step().id()) == null) {
            cost += failures.of(loop.step());
            loop.step().parts().forEach(this::forget);
        }
        taken.remove(loop.condition().id());
        if (condition.equals(true)) {
            stepping.add(loop.id());
        }
    }

    /** What has been taken within a step that has failed is of no use any more. */
    private void forgetFailed(CostStep step) {
        if (!taken.containsKey(step.id())) {
            step.parts().forEach(this::forget);
        }
    }

    private void forget(CostStep step) {
        taken.remove(step.id());
        stepping.remove(step.id());
        step.parts().forEach(this::forget);
    }

    private long charge(CostStep step, Object value) {
        if (step.kind() == CostStep.Kind.LOOP) {
            stepping.remove(step.id());
        }
        if (step.kind() == CostStep.Kind.OPTIONAL_PLACE && value.equals(Optional.empty())) {
            return 0;
        }
        CallCost call = step.call();
        if (call == null) {
            return step.fixed();
        }
        List<Object> arguments = new ArrayList<>();
        step.parts().forEach(part -> arguments.add(value(part).orElse(FailureCost.FAILURE)));
        return call.of(arguments, value);
    }
}
