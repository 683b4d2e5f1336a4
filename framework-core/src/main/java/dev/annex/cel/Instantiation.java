package dev.annex.cel;

import dev.annex.cel.cost.Constants;
import dev.annex.cel.library.Environment;
import dev.annex.cel.library.OverloadText;
import dev.annex.cel.library.RegexFunctions;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.navigation.TraversalOrder;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes what upstream computes when it makes a program of an expression, and finds what would fail whatever the
 * values are: conversions of literals, and literal patterns.
 */
record Instantiation(CelAbstractSyntaxTree ast, Constants constants) {

    /** The functions that take patterns, behind a text. */
    private static final Set<String> PATTERNS = Set.of("matches", "find", "findAll");

    /** Why an expression can never be evaluated; nothing if it can be. */
    static Optional<String> fault(CelAbstractSyntaxTree ast) {
        Instantiation instantiation = new Instantiation(ast, new Constants(ast));
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes(TraversalOrder.POST_ORDER)
                .map(CelNavigableExpr::expr)
                .flatMap(expr -> instantiation.fault(expr).stream())
                .findFirst();
    }

    private Optional<String> fault(CelExpr expr) {
        if (constants.isConversion(expr)) {
            try {
                evaluate(expr);
                return Optional.empty();
            } catch (CelEvaluationException e) {
                return Optional.of(conversion(expr.call(), FailureText.of(e, function -> Optional.empty())));
            }
        }
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && PATTERNS.contains(expr.call().function())
                ? pattern(expr.call()).flatMap(RegexFunctions::fault)
                : Optional.empty();
    }

    private String conversion(CelExpr.CelCall call, String sentence) {
        try {
            return sentence.equals(FailureText.NO_SUCH_OVERLOAD)
                    ? OverloadText.signature(
                            call.function(), List.of(evaluate(call.args().get(0))))
                    : sentence;
        } catch (CelEvaluationException e) {
            return sentence;
        }
    }

    private Optional<String> pattern(CelExpr.CelCall call) {
        CelExpr argument = call.args().get(call.target().isPresent() ? 0 : 1);
        if (argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            CelConstant literal = argument.constant();
            return literal.getKind() == CelConstant.Kind.STRING_VALUE
                    ? Optional.of(literal.stringValue())
                    : Optional.empty();
        }
        if (!constants.isConversion(argument)) {
            return Optional.empty();
        }
        try {
            return evaluate(argument) instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.empty(); // which has been found before
        }
    }

    private Object evaluate(CelExpr expr) throws CelEvaluationException {
        CelAbstractSyntaxTree part =
                CelAbstractSyntaxTree.newCheckedAst(expr, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        return Environment.RUNTIME.createProgram(part).eval();
    }
}
