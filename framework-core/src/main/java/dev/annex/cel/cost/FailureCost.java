package dev.annex.cel.cost;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * What steps cost that cannot be taken. Upstream hands a failure on like any other value, and charges the steps through
 * which it goes.
 *
 * @param values the values of steps that have been taken, and not been used yet
 * @param stepping whether a loop has begun a step
 * @param culprit told of each call that failed although it had all its arguments
 * @param remainder what comes of a part that is evaluated by itself; nothing if it cannot be evaluated by itself
 */
record FailureCost(
        Function<CostStep, Optional<Object>> values,
        Predicate<CostStep> stepping,
        Consumer<CostStep> culprit,
        LongFunction<Optional<Rest>> remainder) {

    /** What is in the place of a value that there is none of. */
    static final Object FAILURE = new Object();

    /** Calls with more arguments, or patterns, are not made if one cannot be computed; others are charged all the same. */
    private static final int BINARY = 2;

    private boolean isTaken(CostStep step) {
        return values.apply(step).isPresent();
    }

    private boolean is(CostStep step, Object value) {
        return values.apply(step).filter(value::equals).isPresent();
    }

    /** What the parts of a step did cost that failed without the step failing. */
    long tolerated(CostStep step) {
        return switch (step.kind()) {
            case AND -> sides(step, false);
            case OR -> sides(step, true);
            case TOLERANT -> missing(step.parts());
            default -> 0;
        };
    }

    private long sides(CostStep step, boolean decisive) {
        CostStep left = step.parts().get(0);
        return is(left, decisive) ? 0 : missing(step.parts());
    }

    private long missing(List<CostStep> parts) {
        long cost = 0;
        for (CostStep part : parts) {
            cost += isTaken(part) ? 0 : of(part);
        }
        return cost;
    }

    /** What a step did cost that has failed. */
    long of(CostStep step) {
        return switch (step.kind()) {
            case LEAF -> step.fixed();
            case PLACE, OPTIONAL_PLACE -> place(step);
            case CALL -> call(step);
            case COLLECTION -> step.fixed() + first(step.parts());
            case AND, OR, TOLERANT -> missing(step.parts());
            case CHOICE -> choice(step);
            case ALTERNATIVE -> first(step.parts());
            case LOOP -> loop(step);
        };
    }

    private long first(List<CostStep> parts) {
        return parts.stream()
                .filter(part -> !isTaken(part))
                .findFirst()
                .map(this::of)
                .orElse(0L);
    }

    private long place(CostStep step) {
        CostStep from = step.parts().get(0);
        if (!isTaken(from)) {
            return of(from) + step.fixed() - 1;
        }
        tell(step);
        return step.fixed() + first(step.parts());
    }

    private void tell(CostStep step) {
        if (step.parts().stream().allMatch(this::isTaken)) {
            culprit.accept(step);
        }
    }

    private long choice(CostStep step) {
        CostStep condition = step.parts().get(0);
        if (!isTaken(condition)) {
            return of(condition);
        }
        CostStep branch = step.parts().get(is(condition, true) ? 1 : 2);
        return isTaken(branch) ? 0 : of(branch);
    }

    private long loop(CostStep loop) {
        if (!isTaken(loop.range())) {
            return of(loop.range());
        }
        Object range = values.apply(loop.range()).orElseThrow();
        if (!(range instanceof Collection) && !(range instanceof Map)) {
            return 0;
        }
        long step = stepping.test(loop) && !isTaken(loop.step()) ? of(loop.step()) : 0;
        return step + of(loop.result());
    }

    private long call(CostStep step) {
        tell(step);
        List<Object> arguments = new ArrayList<>();
        boolean failed = false;
        long cost = 0;
        for (CostStep part : step.parts()) {
            if (failed && (step.parts().size() > BINARY || step.hasPattern())) {
                return cost;
            }
            Rest argument = values.apply(part).map(value -> new Rest(value, 0)).orElse(null);
            if (argument == null) {
                argument = failed ? untaken(part) : Rest.failed(of(part));
                failed = true;
            }
            cost += argument.cost();
            arguments.add(argument.value());
        }
        CallCost call = step.call();
        return call == null ? cost : cost + call.of(arguments, FAILURE);
    }

    /** What becomes of a step that upstream takes all the same; at least, if that cannot be known. */
    private Rest untaken(CostStep step) {
        return remainder.apply(step.id()).orElseGet(() -> Rest.failed(atLeast(step)));
    }

    private long atLeast(CostStep step) {
        if (step.kind() == CostStep.Kind.LOOP) {
            return atLeast(step.range()) + atLeast(step.result());
        }
        List<CostStep> parts =
                step.kind() == CostStep.Kind.CHOICE ? step.parts().subList(0, 2) : step.parts();
        CallCost call = step.call();
        long own = call == null
                ? step.fixed()
                : call.of(parts.stream().map(part -> FAILURE).toList(), FAILURE);
        return own + parts.stream().mapToLong(this::atLeast).sum();
    }
}
