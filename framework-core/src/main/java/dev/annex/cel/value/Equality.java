package dev.annex.cel.value;

import com.google.common.primitives.UnsignedLong;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CEL's {@code ==}, in which the left side decides how lists and objects are compared. */
public final class Equality {

    private Equality() {}

    /** Whether two CEL values are equal; values of different types are not, numbers apart. */
    public static boolean equal(Object left, Object right) {
        if (left instanceof Number a) {
            return right instanceof Number b && numbers(a, b);
        }
        if (left instanceof AssociativeList list) {
            return right instanceof List<?> other && list.isEqualTo(other);
        }
        if (left instanceof List<?> list) {
            return right instanceof List<?> other && lists(list, other);
        }
        if (left instanceof ObjectValue object && right instanceof ObjectValue other) {
            return object.isEqualTo(other);
        }
        if (left instanceof Map<?, ?> map) {
            return right instanceof Map<?, ?> other && maps(map, other);
        }
        if (left instanceof Optional<?> optional) {
            return right instanceof Optional<?> other && optionals(optional, other);
        }
        return left.equals(right);
    }

    /** A hash that equal values share. */
    static int hash(Object value) {
        if (value instanceof Number number) {
            return Double.hashCode(number.doubleValue());
        }
        return value instanceof List<?> list ? list.size() : value.hashCode();
    }

    private static boolean numbers(Number left, Number right) {
        if (left instanceof Long && right instanceof Long) {
            return left.longValue() == right.longValue();
        }
        if (left instanceof Double && right instanceof Double) {
            return left.doubleValue() == right.doubleValue();
        }
        return finite(left) && finite(right) && exact(left).compareTo(exact(right)) == 0;
    }

    private static boolean finite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof UnsignedLong unsigned) {
            return new BigDecimal(unsigned.bigIntegerValue());
        }
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }

    private static boolean lists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object element : left) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean maps(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = right.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean optionals(Optional<?> left, Optional<?> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty();
        }
        return equal(left.get(), right.get());
    }
}
