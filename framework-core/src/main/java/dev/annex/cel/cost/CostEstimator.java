package dev.annex.cel.cost;

import dev.annex.cel.type.DeclaredType;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Estimates what an expression costs at worst, given what the schema says of the sizes of values. It walks through the
 * expression once, with what it learnt of each part's path and size.
 */
public final class CostEstimator {

    private static final Set<CelKind> SELECTABLE = Set.of(CelKind.MAP, CelKind.STRUCT, CelKind.TYPE_PARAM);
    private static final Estimate LIST = Estimate.fixed(10);
    private static final Estimate MAP = Estimate.fixed(30);

    private final CelAbstractSyntaxTree ast;
    private final EstimateScope scope = new EstimateScope();
    private final KnownParts known;
    private final CallEstimates calls;

    private CostEstimator(CelAbstractSyntaxTree ast, DeclaredType self) {
        this.ast = ast;
        DeclaredSizes declared = new DeclaredSizes(self);
        this.known = new KnownParts(ast, declared, scope);
        this.calls = new CallEstimates(declared);
    }

    /** The most that an expression can cost, as an unsigned number. */
    public static long estimate(CelAbstractSyntaxTree ast, DeclaredType self) {
        return new CostEstimator(ast, self).cost(ast.getExpr()).max();
    }

    private Estimate cost(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> {
                String name = expr.ident().name();
                EstimateScope.Local local = scope.find(name);
                scope.paths.put(expr.id(), local == null ? List.of(name) : local.path());
                yield Estimate.ONE;
            }
            case SELECT -> select(expr);
            case CALL -> call(expr, expr.call());
            case LIST -> list(expr);
            case MAP -> map(expr);
            case COMPREHENSION ->
                isBinding(expr.comprehension())
                        ? binding(expr, expr.comprehension())
                        : fold(expr, expr.comprehension());
            default -> Estimate.NONE;
        };
    }

    private Estimate select(CelExpr expr) {
        CelExpr operand = expr.select().operand();
        Estimate cost = cost(operand);
        if (expr.select().testOnly()) {
            return cost;
        }
        scope.paths.put(
                expr.id(), Operand.step(known.path(operand), expr.select().field()));
        return SELECTABLE.contains(known.type(operand).kind()) ? cost.plus(Estimate.ONE) : cost;
    }

    private Estimate list(CelExpr expr) {
        List<CelExpr> elements = expr.list().elements();
        Estimate cost = LIST;
        Estimate size = elements.isEmpty() ? Estimate.NONE : new Estimate(Estimate.MOST, 0);
        for (CelExpr element : elements) {
            cost = cost.plus(cost(element));
            size = size.union(known.sizeOrUnknown(element));
        }
        scope.entries.put(expr.id(), new EstimateScope.Entries(CelKind.LIST, Estimate.ONE, size));
        return cost;
    }

    private Estimate map(CelExpr expr) {
        boolean empty = expr.map().entries().isEmpty();
        Estimate cost = MAP;
        Estimate keys = empty ? Estimate.NONE : new Estimate(Estimate.MOST, 0);
        Estimate values = keys;
        for (var entry : expr.map().entries()) {
            cost = cost.plus(cost(entry.key())).plus(cost(entry.value()));
            keys = keys.union(known.sizeOrUnknown(entry.key()));
            values = values.union(known.sizeOrUnknown(entry.value()));
        }
        scope.entries.put(expr.id(), new EstimateScope.Entries(CelKind.MAP, keys, values));
        return cost;
    }

    private Estimate call(CelExpr expr, CelCall call) {
        if (call.function().equals("dyn")) {
            Estimate cost = cost(call.args().get(0)).plus(Estimate.ONE);
            known.copySizes(expr, call.args().get(0));
            return cost;
        }
        List<CelExpr> parts = new ArrayList<>();
        call.target().ifPresent(parts::add);
        parts.addAll(call.args());
        List<Estimate> costs = new ArrayList<>();
        List<Operand> operands = new ArrayList<>();
        for (CelExpr part : parts) {
            costs.add(cost(part));
            operands.add(known.operand(part));
        }
        Estimate total = new Estimate(Estimate.MOST, 0);
        Estimate size = null;
        for (String overload :
                ast.getReference(expr.id()).map(CelReference::overloadIds).orElseThrow()) {
            CallEstimate estimate = overload(expr, call.function(), overload, operands, costs);
            total = total.union(estimate.cost());
            if (estimate.size() != null) {
                size = size == null ? estimate.size() : size.union(estimate.size());
            }
            if (overload.equals("index_list") || overload.equals("index_map")) {
                EstimateScope.Entries entries = scope.entriesOf(parts.get(0));
                size = entries == null ? null : entries.values();
                scope.paths.put(
                        expr.id(),
                        Operand.step(known.path(parts.get(0)), overload.equals("index_list") ? "@items" : "@values"));
            }
            size = size == null ? known.size(expr) : size;
        }
        if (size != null) {
            scope.sizes.put(expr.id(), size);
        }
        return total;
    }

    private CallEstimate overload(
            CelExpr expr, String function, String overload, List<Operand> operands, List<Estimate> costs) {
        Estimate arguments = costs.stream().reduce(Estimate.NONE, Estimate::plus);
        switch (overload) {
            case "logical_and", "logical_or" -> {
                return CallEstimate.of(new Estimate(costs.get(0).min(), arguments.max()));
            }
            case "conditional" -> {
                scope.join(expr, operands.get(1).expr(), operands.get(2).expr());
                return CallEstimate.of(costs.get(0).plus(costs.get(1).union(costs.get(2))))
                        .making(operands.get(1).size().union(operands.get(2).size()));
            }
            case "add_string", "add_bytes", "add_list" ->
                scope.join(expr, operands.get(0).expr(), operands.get(1).expr());
            default -> {}
        }
        CallEstimate call = calls.of(function, overload, operands);
        return new CallEstimate(call.cost().plus(arguments), call.size());
    }

    private Estimate fold(CelExpr expr, CelComprehension fold) {
        Estimate cost = cost(fold.iterRange()).plus(cost(fold.accuInit()));
        scope.push(fold.accuVar(), known.local(fold.accuInit()));
        boolean two = !fold.iterVar2().isEmpty();
        scope.push(fold.iterVar(), two ? known.iterated(fold.iterRange(), true) : known.single(fold.iterRange()));
        if (two) {
            scope.push(fold.iterVar2(), known.iterated(fold.iterRange(), false));
        }
        Estimate loop = cost(fold.loopCondition());
        Estimate step = cost(fold.loopStep());
        scope.pop(fold.iterVar());
        if (two) {
            scope.pop(fold.iterVar2());
        }
        cost = cost.plus(cost(fold.result()));
        scope.pop(fold.accuVar());
        Estimate times = known.sizeOrUnknown(fold.iterRange());
        switch (fold.accuInit().getKind()) {
            case CONSTANT ->
                Optional.ofNullable(known.size(fold.accuInit())).ifPresent(size -> scope.sizes.put(expr.id(), size));
            case LIST, MAP -> {
                scope.sizes.put(expr.id(), times);
                scope.copyEntries(expr, fold.loopStep());
            }
            default -> {}
        }
        return cost.plus(times.times(step.plus(loop)));
    }

    private static boolean isBinding(CelComprehension fold) {
        return fold.iterRange().getKind() == CelExpr.ExprKind.Kind.LIST
                && fold.iterRange().list().elements().isEmpty()
                && fold.loopCondition().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && fold.loopCondition().constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                && !fold.loopCondition().constant().booleanValue()
                && !KnownParts.ACCUMULATORS.contains(fold.accuVar());
    }

    private Estimate binding(CelExpr expr, CelComprehension fold) {
        Estimate cost = cost(fold.iterRange()).plus(cost(fold.accuInit()));
        scope.push(fold.accuVar(), known.local(fold.accuInit()));
        cost = cost.plus(cost(fold.result()));
        scope.pop(fold.accuVar());
        known.copySizes(expr, fold.result());
        return cost;
    }
}
