package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.AssociativeList;
import dev.annex.cel.value.Equality;
import dev.annex.cel.value.EvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.RuntimeHelpers;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operators of the language that behave in their own way here: lists that are sets or maps compare and add by their
 * keys, and failures read as in Kubernetes.
 */
final class OperatorBindings {

    /** The standard functions that are left out in favour of these. */
    static final Set<StandardFunction> REPLACED = Set.of(
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.IN,
            StandardFunction.INDEX,
            StandardFunction.DIVIDE,
            StandardFunction.MODULO,
            StandardFunction.MATCHES);

    private OperatorBindings() {}

    @SuppressWarnings("rawtypes") // a class cannot say what is in its lists
    static List<CelFunctionBinding> all() {
        return List.of(
                CelFunctionBinding.from("equals", Object.class, Object.class, Equality::equal),
                CelFunctionBinding.from("not_equals", Object.class, Object.class, (a, b) -> !Equality.equal(a, b)),
                CelFunctionBinding.from("in_list", Object.class, List.class, OperatorBindings::isIn),
                CelFunctionBinding.from("in_map", Object.class, Map.class, (key, map) -> map.containsKey(key)),
                CelFunctionBinding.from("index_list", List.class, Object.class, OperatorBindings::element),
                CelFunctionBinding.from("index_map", Map.class, Object.class, OperatorBindings::value),
                CelFunctionBinding.from("add_list", List.class, List.class, OperatorBindings::sum),
                CelFunctionBinding.from("divide_int64", Long.class, Long.class, OperatorBindings::quotient),
                CelFunctionBinding.from("modulo_int64", Long.class, Long.class, OperatorBindings::remainder),
                CelFunctionBinding.from("divide_double", Double.class, Double.class, (a, b) -> a / b),
                CelFunctionBinding.from(
                        "divide_uint64", UnsignedLong.class, UnsignedLong.class, OperatorBindings::quotient),
                CelFunctionBinding.from(
                        "modulo_uint64", UnsignedLong.class, UnsignedLong.class, OperatorBindings::remainder),
                CelFunctionBinding.from("matches", String.class, String.class, RegexFunctions::matches),
                CelFunctionBinding.from("matches_string", String.class, String.class, RegexFunctions::matches));
    }

    private static boolean isIn(Object value, List<?> list) {
        for (Object element : list) {
            if (Equality.equal(element, value)) {
                return true;
            }
        }
        return false;
    }

    private static Object element(List<?> list, Object key) {
        if (!(key instanceof Number index)) {
            throw new EvaluationException(OverloadText.index(key));
        }
        boolean whole = !(index instanceof Double real) || real == Math.rint(real);
        if (!whole) {
            throw new EvaluationException(OverloadText.index(key));
        }
        if (index.longValue() < 0 || index.longValue() >= list.size()) {
            throw new EvaluationException("index out of bounds: " + index);
        }
        return list.get(index.intValue());
    }

    private static Object value(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        if (value != null) {
            return value;
        }
        for (Map.Entry<?, ?> entry : key instanceof Number ? map.entrySet() : Set.<Map.Entry<?, ?>>of()) {
            if (Equality.equal(entry.getKey(), key)) {
                return entry.getValue();
            }
        }
        throw new EvaluationException("no such key: " + key);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the runtime's own lists are extended in place
    private static List<?> sum(List left, List right) {
        return left instanceof AssociativeList list ? list.plus(right) : RuntimeHelpers.concat(left, right);
    }

    private static Object quotient(Long left, Long right) {
        if (right == 0) {
            throw new EvaluationException("division by zero");
        }
        if (left == Long.MIN_VALUE && right == -1) {
            throw new EvaluationException("integer overflow");
        }
        return left / right;
    }

    private static Object quotient(UnsignedLong left, UnsignedLong right) {
        if (right.equals(UnsignedLong.ZERO)) {
            throw new EvaluationException("division by zero");
        }
        return left.dividedBy(right);
    }

    private static Object remainder(Long left, Long right) {
        if (right == 0) {
            throw new EvaluationException("modulus by zero");
        }
        if (left == Long.MIN_VALUE && right == -1) {
            throw new EvaluationException("integer overflow");
        }
        return left % right;
    }

    private static Object remainder(UnsignedLong left, UnsignedLong right) {
        if (right.equals(UnsignedLong.ZERO)) {
            throw new EvaluationException("modulus by zero");
        }
        return left.mod(right);
    }
}
