package dev.annex.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * What each step of an expression costs when it is evaluated. Upstream evaluates variables with the fields selected from
 * them as one step, and literals when it compiles; its charges show it.
 */
public final class CostPlan {

    private static final Set<String> INDEXING = Set.of("_[_]", "_[?_]", "_?._");
    private static final int LIST = 10;
    private static final int MAP = 30;

    private final CelAbstractSyntaxTree ast;
    private final Constants constants;
    private final CostSteps steps;

    private CostPlan(CelAbstractSyntaxTree ast) {
        this.ast = ast;
        this.constants = new Constants(ast);
        this.steps = new CostSteps(plan(ast.getExpr(), false));
    }

    /** Plans the charges of a checked expression. */
    public static CostPlan of(CelAbstractSyntaxTree ast) {
        return new CostPlan(ast);
    }

    /**
     * A meter for one evaluation, which stops once it has cost more than the limit.
     *
     * @param remainder what comes of a part that is evaluated by itself; nothing if it cannot be evaluated by itself
     */
    public CostMeter meter(long limit, LongFunction<Optional<Rest>> remainder) {
        return new CostMeter(steps, limit, remainder);
    }

    /** Plans a step. Of a variable that is a mere part of another step upstream takes no notice. */
    private CostStep plan(CelExpr expr, boolean part) {
        long id = expr.id();
        if (constants.isEmptyMembership(expr)) {
            return CostStep.literal(id, false);
        }
        if (constants.isConstant(expr)) {
            return constants.isConversion(expr) ? CostStep.leaf(id, 0) : CostStep.literal(id, constants.value(expr));
        }
        return switch (expr.getKind()) {
            case IDENT -> CostStep.leaf(id, part ? 0 : 1);
            case SELECT -> {
                CelExpr operand = expr.select().operand();
                boolean attribute = isAttribute(operand);
                CostStep from = plan(operand, part && attribute);
                long cost = (expr.select().testOnly() ? 0L : 1L) + (attribute || part ? 0L : 1L);
                yield CostStep.of(id, kind(from), cost, List.of(from));
            }
            case CALL -> call(expr, expr.call(), part);
            case LIST -> collection(id, LIST, expr.list().elements());
            case MAP -> {
                List<CelExpr> entries = new ArrayList<>();
                expr.map().entries().forEach(each -> {
                    entries.add(each.key());
                    entries.add(each.value());
                });
                yield collection(id, MAP, entries);
            }
            case COMPREHENSION -> {
                CelComprehension loop = expr.comprehension();
                yield CostStep.of(
                        id,
                        CostStep.Kind.LOOP,
                        0,
                        all(List.of(
                                loop.iterRange(),
                                loop.accuInit(),
                                loop.loopCondition(),
                                loop.loopStep(),
                                loop.result())));
            }
            default -> CostStep.leaf(id, 0);
        };
    }

    /** What is selected from something optional is optional, too. */
    private static CostStep.Kind kind(CostStep from) {
        return from.kind() == CostStep.Kind.OPTIONAL_PLACE ? from.kind() : CostStep.Kind.PLACE;
    }

    private CostStep collection(long id, int cost, List<CelExpr> elements) {
        return CostStep.of(id, CostStep.Kind.COLLECTION, cost, all(elements));
    }

    private List<CostStep> all(List<CelExpr> parts) {
        return parts.stream().map(each -> plan(each, false)).toList();
    }

    private CostStep call(CelExpr expr, CelCall call, boolean part) {
        List<CelExpr> operands = new ArrayList<>();
        call.target().ifPresent(operands::add);
        operands.addAll(call.args());
        String function = call.function();
        if (INDEXING.contains(function)) {
            return place(expr, operands, part);
        }
        String overload = overload(expr);
        if (constants.isMembership(call)) {
            return without(expr, CostStep.Kind.CALL, all(operands));
        }
        return switch (overload) {
            case "logical_and" -> without(expr, CostStep.Kind.AND, all(operands));
            case "logical_or" -> without(expr, CostStep.Kind.OR, all(operands));
            case "not_strictly_false" ->
                CostStep.call(expr.id(), function, CallCost.ONE, all(operands)).tolerant();
            case "optional_or_optional", "optional_orValue_value" ->
                without(expr, CostStep.Kind.ALTERNATIVE, all(operands));
            case "conditional" ->
                without(
                        expr,
                        CostStep.Kind.CHOICE,
                        List.of(
                                plan(operands.get(0), false),
                                plan(operands.get(1), isAttribute(operands.get(1))),
                                plan(operands.get(2), isAttribute(operands.get(2)))));
            default -> CostStep.call(expr.id(), function, CallCost.of(function, overload), all(operands));
        };
    }

    private static CostStep without(CelExpr expr, CostStep.Kind kind, List<CostStep> parts) {
        return CostStep.of(expr.id(), kind, 0, parts);
    }

    private CostStep place(CelExpr expr, List<CelExpr> operands, boolean part) {
        CelExpr container = operands.get(0);
        CelExpr key = operands.get(1);
        boolean attribute = isAttribute(container);
        CostStep from = plan(container, part && attribute);
        CostStep.Kind kind = expr.call().function().equals("_[_]") ? kind(from) : CostStep.Kind.OPTIONAL_PLACE;
        List<CostStep> parts = List.of(from, plan(key, isAttribute(key)));
        return CostStep.of(expr.id(), kind, attribute || part ? 1 : 2, parts)
                .calling(expr.call().function());
    }

    /** The overload of a call; nothing if it is chosen at run time. */
    private String overload(CelExpr expr) {
        List<String> overloads =
                ast.getReference(expr.id()).map(CelReference::overloadIds).orElseThrow();
        return overloads.size() == 1 ? overloads.get(0) : "";
    }

    private static boolean isAttribute(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT, SELECT -> true;
            case CALL ->
                INDEXING.contains(expr.call().function())
                        || expr.call().function().equals("_?_:_");
            default -> false;
        };
    }
}
