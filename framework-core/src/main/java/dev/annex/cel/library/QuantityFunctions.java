package dev.annex.cel.library;

import dev.annex.cel.value.EvaluationException;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/** {@code quantity('1.5Gi')}, its arithmetic and comparisons. */
final class QuantityFunctions {

    private static final Parameter<Quantity> QUANTITY =
            new Parameter<>(OpaqueType.create("kubernetes.Quantity"), Quantity.class);

    private QuantityFunctions() {}

    static List<LibraryFunction> all() {
        return List.of(
                LibraryFunction.global(
                        "quantity", "string_to_quantity", QUANTITY.type(), Parameter.STRING, Quantity::parse),
                LibraryFunction.global(
                        "isQuantity",
                        "is_quantity_string",
                        SimpleType.BOOL,
                        Parameter.STRING,
                        QuantityFunctions::isQuantity),
                LibraryFunction.global("sign", "quantity_sign", SimpleType.INT, QUANTITY, each ->
                        (long) each.value().signum()),
                LibraryFunction.member(
                        "isGreaterThan",
                        "quantity_is_greater_than",
                        SimpleType.BOOL,
                        QUANTITY,
                        QUANTITY,
                        (left, right) -> left.compareTo(right) > 0),
                LibraryFunction.member(
                        "isLessThan",
                        "quantity_is_less_than",
                        SimpleType.BOOL,
                        QUANTITY,
                        QUANTITY,
                        (left, right) -> left.compareTo(right) < 0),
                LibraryFunction.member(
                        "compareTo", "quantity_compare_to", SimpleType.INT, QUANTITY, QUANTITY, (left, right) ->
                                (long) left.compareTo(right)),
                LibraryFunction.member(
                        "asApproximateFloat", "quantity_get_float", SimpleType.DOUBLE, QUANTITY, Quantity::approximate),
                LibraryFunction.member("asInteger", "quantity_get_int", SimpleType.INT, QUANTITY, Quantity::asInteger),
                LibraryFunction.member(
                        "isInteger", "quantity_is_integer", SimpleType.BOOL, QUANTITY, Quantity::isInteger),
                LibraryFunction.member("add", "quantity_add", QUANTITY.type(), QUANTITY, QUANTITY, Quantity::plus),
                LibraryFunction.member(
                        "add",
                        "quantity_add_int",
                        QUANTITY.type(),
                        QUANTITY,
                        Parameter.INT,
                        (left, right) -> left.plus(Quantity.of(right))),
                LibraryFunction.member("sub", "quantity_sub", QUANTITY.type(), QUANTITY, QUANTITY, Quantity::minus),
                LibraryFunction.member(
                        "sub",
                        "quantity_sub_int",
                        QUANTITY.type(),
                        QUANTITY,
                        Parameter.INT,
                        (left, right) -> left.minus(Quantity.of(right))));
    }

    private static boolean isQuantity(String text) {
        try {
            Quantity.parse(text);
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }
}
