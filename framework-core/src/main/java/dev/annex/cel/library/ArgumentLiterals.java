package dev.annex.cel.library;

import dev.annex.cel.value.Durations;
import dev.annex.cel.value.EvaluationException;
import dev.annex.cel.value.Timestamp;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;

/** Finds literal durations, timestamps and patterns that are none. */
final class ArgumentLiterals {

    private ArgumentLiterals() {}

    static void check(CelCall call, LiteralIssues issues) {
        if (call.args().isEmpty() || call.args().get(0).getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return;
        }
        CelConstant literal = call.args().get(0).constant();
        boolean wellFormed = switch (call.function()) {
            case "duration" -> isDuration(literal);
            case "timestamp" -> isTimestamp(literal);
            case "matches" -> literal.getKind() != CelConstant.Kind.STRING_VALUE || isPattern(literal.stringValue());
            default -> true;
        };
        if (!wellFormed) {
            issues.add(call.args().get(0), "invalid " + call.function() + " argument");
        }
    }

    private static boolean isDuration(CelConstant literal) {
        return literal.getKind() == CelConstant.Kind.STRING_VALUE
                && Durations.ofGo(literal.stringValue()).isPresent();
    }

    private static boolean isTimestamp(CelConstant literal) {
        try {
            switch (literal.getKind()) {
                case STRING_VALUE -> Timestamp.parse(literal.stringValue());
                case INT64_VALUE -> Timestamp.ofSeconds(literal.int64Value());
                default -> {
                    return false;
                }
            }
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }

    /** Upstream looks at the first argument, which is the text if both are arguments. */
    private static boolean isPattern(String regex) {
        try {
            RegexFunctions.matches("", regex);
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }
}
