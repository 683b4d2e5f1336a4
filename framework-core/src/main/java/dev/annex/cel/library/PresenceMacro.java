package dev.annex.cel.library;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.Optional;

/** {@code has(object.field)}, which says of an argument that is no field where that argument is. */
final class PresenceMacro {

    private PresenceMacro() {}

    static CelMacro macro() {
        return CelMacro.newGlobalMacro("has", 1, PresenceMacro::expand);
    }

    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
        CelExpr argument = arguments.get(0);
        return Optional.of(
                argument.getKind() == CelExpr.ExprKind.Kind.SELECT
                        ? factory.newSelect(
                                argument.select().operand(), argument.select().field(), true)
                        : factory.reportError(CelIssue.formatError(
                                factory.getSourceLocation(argument), "invalid argument to has() macro")));
    }
}
