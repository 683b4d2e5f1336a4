package dev.annex.cel.cost;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of an expression by the numbers of its parts, and the loops by those of their conditions. Immutable. */
final class CostSteps {

    private final CostStep root;
    private final @Nullable CostStep[] steps;
    private final @Nullable CostStep[] loops;

    CostSteps(CostStep root) {
        Map<Long, CostStep> all = new HashMap<>();
        collect(root, all);
        int size = (int) all.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        this.root = root;
        this.steps = new CostStep[size];
        this.loops = new CostStep[size];
        all.values().forEach(step -> {
            steps[(int) step.id()] = step;
            if (step.kind() == CostStep.Kind.LOOP) {
                loops[(int) step.condition().id()] = step;
            }
        });
    }

    private static void collect(CostStep step, Map<Long, CostStep> all) {
        all.put(step.id(), step);
        step.parts().forEach(part -> collect(part, all));
    }

    CostStep root() {
        return root;
    }

    /** More than the number of any step. */
    int size() {
        return steps.length;
    }

    /** A step; null if that part of the expression is of no interest. */
    @Nullable
    CostStep step(long id) {
        return id < steps.length ? steps[(int) id] : null;
    }

    /** The loop that goes on as long as a step says; null if it is no such step. */
    @Nullable
    CostStep loop(CostStep condition) {
        return loops[(int) condition.id()];
    }
}
