package dev.annex.cel;

import dev.annex.cel.cost.Rest;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates the parts of an expression that upstream evaluates, and charges, although a part before them has failed. It
 * can do so unless they depend on the variable of a loop around them. Thread-safe.
 */
final class Remainder {

    private final CelAbstractSyntaxTree ast;
    private final Map<Long, Optional<Expression>> parts = new ConcurrentHashMap<>();

    Remainder(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    /** What comes of a part; nothing if it cannot be evaluated by itself. */
    Optional<Rest> evaluate(long part, CelVariableResolver variables) {
        return parts.computeIfAbsent(part, this::find).map(expression -> rest(expression.evaluate(variables)));
    }

    private static Rest rest(Outcome outcome) {
        return outcome instanceof Outcome.Value found
                ? new Rest(found.value(), found.cost())
                : Rest.failed(outcome.cost());
    }

    private Optional<Expression> find(long part) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.id() == part && isIndependent(node))
                .findFirst()
                .flatMap(node -> expression(node.expr()));
    }

    private boolean isIndependent(CelNavigableExpr part) {
        Set<String> seen = new HashSet<>(Set.of(Variables.SELF, Variables.OLD_SELF));
        List<CelExpr> all = part.allNodes().map(CelNavigableExpr::expr).toList();
        all.stream()
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION)
                .map(CelExpr::comprehension)
                .forEach(loop -> seen.addAll(List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar())));
        return all.stream()
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.IDENT)
                .allMatch(expr -> seen.contains(expr.ident().name()) || isType(expr));
    }

    private boolean isType(CelExpr name) {
        return ast.getType(name.id())
                .filter(type -> type.kind() == CelKind.TYPE)
                .isPresent();
    }

    private Optional<Expression> expression(CelExpr part) {
        try {
            return Optional.of(Expression.of(CelAbstractSyntaxTree.newCheckedAst(
                    part, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap())));
        } catch (CelEvaluationException e) {
            return Optional.empty(); // it is charged by what can be said of it without
        }
    }
}
