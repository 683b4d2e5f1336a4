package dev.annex.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each step of an expression costs when it is evaluated. Upstream evaluates variables with the fields selected from
 * them as one step, and literals when it compiles; its charges show it.
 */
public final class CostPlan {

    private static final Set<String> CONVERSIONS =
            Set.of("bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint");
    private static final Set<String> BRANCHES = Set.of("_&&_", "_||_", "_?_:_");
    private static final Set<String> INDEXING = Set.of("_[_]", "_[?_]", "_?._");
    private static final int LIST = 10;
    private static final int MAP = 30;

    /**
     * The charge of a step.
     *
     * @param fixed what it costs in any case
     * @param call what it costs by its arguments
     * @param arguments the steps that make the arguments
     */
    record Step(long fixed, Optional<CallCost> call, List<Long> arguments) {

        static Step fixed(long cost) {
            return new Step(cost, Optional.empty(), List.of());
        }
    }

    private final CelAbstractSyntaxTree ast;
    private final Map<Long, Step> steps = new HashMap<>();
    private final Set<Long> arguments = new HashSet<>();

    private CostPlan(CelAbstractSyntaxTree ast) {
        this.ast = ast;
        plan(ast.getExpr(), false);
        steps.values().forEach(step -> arguments.addAll(step.arguments()));
    }

    /** Plans the charges of a checked expression. */
    public static CostPlan of(CelAbstractSyntaxTree ast) {
        return new CostPlan(ast);
    }

    /** A meter for one evaluation, which stops once it has cost more than the limit. */
    public CostMeter meter(long limit) {
        return new CostMeter(steps, arguments, limit);
    }

    /** Plans a step. Of a variable that is a mere part of another step upstream takes no notice. */
    private void plan(CelExpr expr, boolean part) {
        switch (expr.getKind()) {
            case IDENT -> charge(expr, isConstant(expr) || part ? 0 : 1);
            case SELECT -> {
                boolean attribute = isAttribute(expr.select().operand());
                plan(expr.select().operand(), part && attribute);
                charge(expr, (expr.select().testOnly() ? 0 : 1) + (attribute ? 0 : 1));
            }
            case CALL -> call(expr, expr.call(), part);
            case LIST -> {
                expr.list().elements().forEach(each -> plan(each, false));
                charge(expr, isConstant(expr) ? 0 : LIST);
            }
            case MAP -> {
                expr.map().entries().forEach(each -> {
                    plan(each.key(), false);
                    plan(each.value(), false);
                });
                charge(expr, isConstant(expr) ? 0 : MAP);
            }
            case COMPREHENSION -> {
                CelExpr.CelComprehension fold = expr.comprehension();
                List.of(fold.iterRange(), fold.accuInit(), fold.loopCondition(), fold.loopStep(), fold.result())
                        .forEach(each -> plan(each, false));
            }
            default -> {}
        }
    }

    private void call(CelExpr expr, CelCall call, boolean part) {
        String function = call.function();
        List<CelExpr> operands = new ArrayList<>();
        call.target().ifPresent(operands::add);
        operands.addAll(call.args());
        for (int i = 0; i < operands.size(); i++) {
            CelExpr operand = operands.get(i);
            boolean inner = switch (function) {
                case "_?_:_" -> i > 0;
                case "_[_]", "_[?_]" -> i > 0 || part;
                case "_?._" -> part;
                default -> false;
            };
            plan(operand, inner && isAttribute(operand));
        }
        if (BRANCHES.contains(function) || isFolded(function, operands)) {
            return;
        }
        if (INDEXING.contains(function)) {
            charge(expr, isAttribute(operands.get(0)) ? 1 : 2);
            return;
        }
        List<String> overloads =
                ast.getReference(expr.id()).map(CelReference::overloadIds).orElseThrow();
        CallCost cost = CallCost.of(function, overloads.size() == 1 ? overloads.get(0) : "");
        steps.put(
                expr.id(),
                cost == CallCost.ONE
                        ? Step.fixed(1)
                        : new Step(
                                0,
                                Optional.of(cost),
                                operands.stream().map(CelExpr::id).toList()));
    }

    private boolean isFolded(String function, List<CelExpr> operands) {
        CelExpr last = operands.isEmpty() ? null : operands.get(operands.size() - 1);
        boolean membership = function.equals("@in") && last != null && last.getKind() == CelExpr.ExprKind.Kind.LIST;
        return last != null && isConstant(last) && (membership || CONVERSIONS.contains(function));
    }

    private void charge(CelExpr expr, long cost) {
        if (cost != 0) {
            steps.put(expr.id(), Step.fixed(cost));
        }
    }

    private boolean isAttribute(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT, SELECT -> true;
            case CALL ->
                INDEXING.contains(expr.call().function())
                        || expr.call().function().equals("_?_:_");
            default -> false;
        };
    }

    private boolean isConstant(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> true;
            case IDENT ->
                ast.getReference(expr.id()).flatMap(CelReference::value).isPresent()
                        || ast.getType(expr.id())
                                .filter(type -> type.kind() == CelKind.TYPE)
                                .isPresent();
            case LIST -> expr.list().elements().stream().allMatch(this::isConstant);
            case MAP ->
                expr.map().entries().stream().allMatch(each -> isConstant(each.key()) && isConstant(each.value()));
            default -> false;
        };
    }
}
