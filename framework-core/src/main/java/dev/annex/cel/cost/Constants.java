package dev.annex.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What upstream computes when it compiles: literals, lists and maps of them, and their conversions.
 *
 * @param ast the checked expression
 */
public record Constants(CelAbstractSyntaxTree ast) {

    private static final Set<String> CONVERSIONS =
            Set.of("bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint");
    private static final Set<CelConstant.Kind> PRIMITIVES = Set.of(
            CelConstant.Kind.BOOLEAN_VALUE,
            CelConstant.Kind.DOUBLE_VALUE,
            CelConstant.Kind.INT64_VALUE,
            CelConstant.Kind.STRING_VALUE,
            CelConstant.Kind.UINT64_VALUE);

    /** Whether a part of the expression has its value before it is evaluated. */
    public boolean isConstant(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> true;
            case IDENT ->
                ast.getReference(expr.id()).flatMap(CelReference::value).isPresent()
                        || ast.getType(expr.id())
                                .filter(type -> type.kind() == CelKind.TYPE)
                                .isPresent();
            case CALL -> isConversion(expr);
            case LIST ->
                expr.list().optionalIndices().isEmpty()
                        && expr.list().elements().stream().allMatch(this::isConstant);
            case MAP ->
                expr.map().entries().stream().allMatch(each -> isConstant(each.key()) && isConstant(each.value()));
            default -> false;
        };
    }

    /** The value of a constant, as far as costs depend on it. */
    Object value(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> value(expr.constant());
            case LIST -> expr.list().elements().stream().map(this::value).toList();
            case MAP -> {
                Map<Object, Object> map = new HashMap<>();
                expr.map().entries().forEach(each -> map.put(value(each.key()), value(each.value())));
                yield map;
            }
            default -> FailureCost.FAILURE;
        };
    }

    private static Object value(CelConstant literal) {
        return switch (literal.getKind()) {
            case STRING_VALUE -> literal.stringValue();
            case BYTES_VALUE -> literal.bytesValue();
            case BOOLEAN_VALUE -> literal.booleanValue();
            case INT64_VALUE -> literal.int64Value();
            default -> FailureCost.FAILURE;
        };
    }

    /** Whether this is the conversion of a constant. */
    public boolean isConversion(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return false;
        }
        CelCall call = expr.call();
        return CONVERSIONS.contains(call.function())
                && call.target().isEmpty()
                && call.args().size() == 1
                && isConstant(call.args().get(0));
    }

    /** Whether this asks for something in a list that is empty. */
    boolean isEmptyMembership(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && isMembership(expr.call())
                && expr.call().args().get(1).list().elements().isEmpty();
    }

    /** Whether a call asks for something in a constant list of texts, numbers or truth values, made a set. */
    boolean isMembership(CelCall call) {
        return call.function().equals("@in")
                && call.args().get(1).getKind() == CelExpr.ExprKind.Kind.LIST
                && call.args().get(1).list().elements().stream().allMatch(this::isPrimitive);
    }

    private boolean isPrimitive(CelExpr expr) {
        if (isConversion(expr)) {
            String function = expr.call().function();
            return function.equals("dyn")
                    ? isPrimitive(expr.call().args().get(0))
                    : Stream.of("bytes", "duration", "timestamp", "type").noneMatch(function::equals);
        }
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && PRIMITIVES.contains(expr.constant().getKind());
    }
}
