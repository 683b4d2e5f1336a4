package dev.annex.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what an evaluation costs while it runs. It is told of steps that have been taken, not of those that failed:
 * these it finds by what is missing when a step that does without them has been taken. Not thread-safe, as an evaluation
 * runs in one thread.
 */
public final class CostMeter implements CelEvaluationListener {

    private final CostSteps steps;
    private final long limit;

    /** What steps have made that have been taken, and not been used yet, and what all had cost by then. */
    private final @Nullable Object[] values;

    private final long[] costs;
    private final boolean[] stepping;
    private final FailureCost failures;
    private final List<FailedCall> failed = new ArrayList<>();
    private long cost;

    CostMeter(CostSteps steps, long limit, LongFunction<Optional<Rest>> remainder) {
        this.steps = steps;
        this.limit = limit;
        this.failures = new FailureCost(this::value, this::isStepping, this::note, remainder);
        this.values = new Object[steps.size()];
        this.costs = new long[steps.size()];
        this.stepping = new boolean[steps.size()];
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
        if (!isExceeded() && !isTaken(steps.root())) {
            cost += failures.of(steps.root());
        }
    }

    /** What a function was given that has failed; nothing if none of that name has. */
    public Optional<FailedCall> failed(String function) {
        return failed.stream().filter(call -> call.function().equals(function)).findFirst();
    }

    private void note(CostStep step) {
        List<Object> arguments =
                step.parts().stream().map(part -> value(part).orElseThrow()).toList();
        boolean literal = !step.parts().isEmpty()
                && step.parts().get(step.parts().size() - 1).literal() instanceof String;
        failed.add(new FailedCall(step.function(), arguments, literal));
    }

    /** Whether the evaluation has cost more than it may. */
    public boolean isExceeded() {
        return cost > limit;
    }

    private Optional<Object> value(CostStep step) {
        Object value = values[(int) step.id()];
        return Optional.ofNullable(value == null ? step.literal() : value);
    }

    private boolean isTaken(CostStep step) {
        return values[(int) step.id()] != null;
    }

    private boolean isStepping(CostStep loop) {
        return stepping[(int) loop.id()];
    }

    @Override
    public void callback(CelExpr expr, Object value) {
        CostStep step = steps.step(expr.id());
        if (step == null) {
            return;
        }
        int id = (int) step.id();
        if (isTaken(step)) {
            cost = costs[id]; // the same step taken twice, as the runtime does with what may be missing
        } else {
            if (step.kind().tolerates()) {
                cost += failures.tolerated(step);
                forgetFailed(step.parts());
            }
            cost += charge(step, value);
        }
        for (CostStep part : step.parts()) {
            values[(int) part.id()] = null;
        }
        values[id] = value;
        costs[id] = cost;
        CostStep loop = steps.loop(step);
        if (loop != null) {
            iterate(loop, value);
        }
        if (isExceeded()) {
            throw new LimitExceeded();
        }
    }

    /** The condition of a loop has been looked at: the step before is over, the next one begins if it holds. */
    private void iterate(CostStep loop, Object condition) {
        if (isStepping(loop) && !isTaken(loop.step())) {
            cost += failures.of(loop.step());
            loop.step().parts().forEach(this::forget);
        }
        values[(int) loop.step().id()] = null;
        values[(int) loop.condition().id()] = null;
        stepping[(int) loop.id()] = condition.equals(true);
    }

    /** What has been taken within a step that has failed is of no use any more. */
    private void forgetFailed(List<CostStep> parts) {
        for (CostStep part : parts) {
            if (!isTaken(part)) {
                part.parts().forEach(this::forget);
            }
        }
    }

    private void forget(CostStep step) {
        values[(int) step.id()] = null;
        stepping[(int) step.id()] = false;
        step.parts().forEach(this::forget);
    }

    private long charge(CostStep step, Object value) {
        stepping[(int) step.id()] = false;
        if (step.kind() == CostStep.Kind.OPTIONAL_PLACE && value.equals(Optional.empty())) {
            return 0;
        }
        CallCost call = step.call();
        if (call == null) {
            return step.fixed();
        }
        if (call == CallCost.ONE) {
            return 1;
        }
        List<Object> arguments = new ArrayList<>(step.parts().size());
        for (CostStep part : step.parts()) {
            Object argument = values[(int) part.id()];
            arguments.add(argument == null ? FailureCost.FAILURE : argument);
        }
        return call.of(arguments, value);
    }
}
