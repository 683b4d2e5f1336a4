package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.List;

/** A literal pattern with a literal list of arguments, whose types are known before there are values. */
final class FormatCheck extends FormatPattern {

    private final List<CelExpr> arguments;
    private final LiteralIssues types;
    private CelExpr culprit;

    private FormatCheck(CelExpr call, LiteralIssues types) {
        super(call.call().target().orElseThrow().constant().stringValue());
        this.arguments = call.call().args().get(0).list().elements();
        this.types = types;
        this.culprit = call;
    }

    static boolean applies(CelCall call) {
        return call.function().equals("format")
                && call.args().size() == 1
                && call.args().get(0).getKind() == CelExpr.ExprKind.Kind.LIST
                && call.target()
                        .filter(target -> target.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                                && target.constant().getKind() == CelConstant.Kind.STRING_VALUE)
                        .isPresent();
    }

    static void check(CelExpr call, LiteralIssues issues) {
        FormatCheck check = new FormatCheck(call, issues);
        try {
            check.text();
        } catch (EvaluationException e) {
            issues.add(check.culprit, e.sentence());
            return;
        }
        if (check.used() < check.arguments()) {
            issues.add(
                    call,
                    "too many arguments supplied to string.format (expected " + check.used() + ", got "
                            + check.arguments() + ")");
        }
    }

    @Override
    int arguments() {
        return arguments.size();
    }

    @Override
    void beforeClause(int argument) {
        // only a whole clause asks for its argument
    }

    @Override
    String show(int argument, char kind, int precision) {
        require(FormatFault.of(kind), arguments.get(argument));
        return "";
    }

    private void require(FormatFault clause, CelExpr argument) {
        if (!clause.shows(types.type(argument).kind())) {
            culprit = argument;
            throw clause.of(types.type(argument).name());
        }
        if (clause == FormatFault.STRING) {
            parts(argument).forEach(part -> require(clause, part));
        }
    }

    private static List<CelExpr> parts(CelExpr aggregate) {
        List<CelExpr> parts = new ArrayList<>();
        if (aggregate.getKind() == CelExpr.ExprKind.Kind.LIST) {
            parts.addAll(aggregate.list().elements());
        } else if (aggregate.getKind() == CelExpr.ExprKind.Kind.MAP) {
            aggregate.map().entries().forEach(entry -> {
                parts.add(entry.key());
                parts.add(entry.value());
            });
        }
        return parts;
    }
}
