package dev.annex.cel.cost;

import dev.annex.cel.type.DeclaredType;
import dev.cel.common.CelAbstractSyntaxTree;

/** Estimates. */
public final class CostEstimator {
    private CostEstimator() {}

    /** The most. */
    public static long estimate(CelAbstractSyntaxTree ast, DeclaredType self) {
        return self.minimum() + ast.getExpr().id();
    }
}
