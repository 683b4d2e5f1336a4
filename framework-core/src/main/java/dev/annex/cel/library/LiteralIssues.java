package dev.annex.cel.library;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the literals of an expression whose types are right. */
public final class LiteralIssues {

    private final CelAbstractSyntaxTree ast;
    private final List<CelIssue> issues = new ArrayList<>();

    private LiteralIssues(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    /** All that is wrong with a checked expression; empty if nothing is. */
    public static List<CelIssue> of(CelAbstractSyntaxTree ast) {
        LiteralIssues found = new LiteralIssues(ast);
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(found::check);
        return found.issues;
    }

    private void check(CelNavigableExpr node) {
        CelExpr expr = node.expr();
        switch (expr.getKind()) {
            case CONSTANT -> {
                if (isTooLarge(expr.constant())) {
                    add(expr, "invalid double literal");
                }
            }
            case CALL -> ArgumentLiterals.check(expr.call(), this);
            default -> {}
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL && FormatCheck.applies(expr.call())) {
            FormatCheck.check(expr, this);
        }
        AggregateLiterals.check(node, this);
    }

    private static boolean isTooLarge(CelConstant literal) {
        return literal.getKind() == CelConstant.Kind.DOUBLE_VALUE && Double.isInfinite(literal.doubleValue());
    }

    CelType type(CelExpr expr) {
        return ast.getType(expr.id()).orElse(SimpleType.DYN);
    }

    void add(CelExpr at, String sentence) {
        issues.add(CelIssue.newBuilder()
                .setExprId(at.id())
                .setSeverity(CelIssue.Severity.ERROR)
                .setMessage(sentence)
                .setSourceLocation(location(at))
                .build());
    }

    private CelSourceLocation location(CelExpr at) {
        Integer position = ast.getSource().getPositionsMap().get(at.id());
        return position == null
                ? CelSourceLocation.NONE
                : ast.getSource()
                        .getOffsetLocation(position - sign(at, position))
                        .orElse(CelSourceLocation.NONE);
    }

    /** Numbers begin with their sign, which the parser does not take for a part of them. */
    private int sign(CelExpr at, int position) {
        boolean literal = at.getKind() == CelExpr.ExprKind.Kind.CONSTANT && position > 0;
        return literal && ast.getSource().getContent().get(position - 1) == '-' ? 1 : 0;
    }
}
