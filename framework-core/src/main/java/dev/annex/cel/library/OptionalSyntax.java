package dev.annex.cel.library;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelCheckerLibrary;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelParserBuilder;
import java.util.Optional;

/**
 * Optional values, whose {@code optMap} and {@code optFlatMap} look at their target twice as upstream does: what that
 * costs is what a rule is charged.
 *
 * @param functions the functions of such values
 */
record OptionalSyntax(CelCheckerLibrary functions) implements CelCompilerLibrary {

    @Override
    public void setParserOptions(CelParserBuilder parser) {
        parser.addMacros(
                CelMacro.newReceiverMacro(
                        "optMap", 2, (factory, target, arguments) -> expand(factory, target, arguments, true)),
                CelMacro.newReceiverMacro(
                        "optFlatMap", 2, (factory, target, arguments) -> expand(factory, target, arguments, false)));
    }

    @Override
    public void setCheckerOptions(CelCheckerBuilder checker) {
        functions.setCheckerOptions(checker);
    }

    private static Optional<CelExpr> expand(
            CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments, boolean wrapped) {
        CelExpr variable = arguments.get(0);
        if (variable.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(factory.reportError(CelIssue.formatError(
                    factory.getSourceLocation(variable),
                    (wrapped ? "optMap" : "optFlatMap") + "() variable name must be a simple identifier")));
        }
        String name = variable.ident().name();
        CelExpr bound = factory.fold(
                "#unused",
                factory.newList(),
                name,
                factory.newReceiverCall("value", factory.copy(target)),
                factory.newBoolLiteral(false),
                factory.newIdentifier(name),
                arguments.get(1));
        return Optional.of(factory.newGlobalCall(
                "_?_:_",
                factory.newReceiverCall("hasValue", target),
                wrapped ? factory.newGlobalCall("optional.of", bound) : bound,
                factory.newGlobalCall("optional.none")));
    }
}
