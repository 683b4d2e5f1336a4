package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.cel.bundle.Cel;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.validator.CelAstValidator;

/** Finds literal patterns that are none; the language's own validator reads them as Java does. */
final class PatternLiterals implements CelAstValidator {

    @Override
    public void validate(CelNavigableAst ast, Cel cel, IssuesFactory issues) {
        ast.getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && expr.call().function().equals("matches"))
                .map(expr -> expr.call().args().get(expr.call().args().size() - 1))
                .filter(pattern -> pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE)
                .forEach(pattern -> check(pattern, issues));
    }

    private static void check(CelExpr pattern, IssuesFactory issues) {
        try {
            RegexFunctions.matches("", pattern.constant().stringValue());
        } catch (EvaluationException e) {
            issues.addError(pattern.id(), "invalid matches argument");
        }
    }
}
