package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.Durations;
import dev.annex.cel.value.Equality;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** {@code isSorted}, {@code sum}, {@code min}, {@code max}, {@code indexOf} and {@code lastIndexOf} of lists. */
final class ListFunctions {

    private ListFunctions() {}

    static List<LibraryFunction> all() {
        List<LibraryFunction> all = new ArrayList<>();
        for (CelType type : Comparison.COMPARABLE) {
            String name = name(type);
            var list = Parameter.list(type);
            all.add(LibraryFunction.member(
                    "isSorted", "list_" + name + "_is_sorted_bool", SimpleType.BOOL, list, ListFunctions::isSorted));
            all.add(LibraryFunction.member(
                    "min", "list_" + name + "_min_" + name, type, list, each -> best(each, "min", Comparison::isLess)));
            all.add(LibraryFunction.member(
                    "max",
                    "list_" + name + "_max_" + name,
                    type,
                    list,
                    each -> best(each, "max", (a, b) -> Comparison.isLess(b, a))));
        }
        all.addAll(sums());
        var list = Parameter.list(Parameter.ANY.type());
        all.add(LibraryFunction.member(
                "indexOf", "list_a_index_of_int", SimpleType.INT, list, Parameter.ANY, ListFunctions::indexOf));
        all.add(LibraryFunction.member(
                "lastIndexOf",
                "list_a_last_index_of_int",
                SimpleType.INT,
                list,
                Parameter.ANY,
                ListFunctions::lastIndexOf));
        return all;
    }

    private static List<LibraryFunction> sums() {
        return List.of(
                sum(SimpleType.INT, list -> sumOfInts(list)),
                sum(SimpleType.UINT, list -> sumOfUints(list)),
                sum(SimpleType.DOUBLE, list -> sumOfDoubles(list)),
                sum(SimpleType.DURATION, list -> sumOfDurations(list)));
    }

    @SuppressWarnings("rawtypes") // as Parameter.list
    private static LibraryFunction sum(CelType type, dev.cel.runtime.CelFunctionOverload.Unary<List> implementation) {
        String name = name(type);
        return LibraryFunction.member(
                "sum", "list_" + name + "_sum_" + name, type, Parameter.list(type), implementation);
    }

    private static String name(CelType type) {
        return switch (type.kind()) {
            case DURATION -> "duration";
            case TIMESTAMP -> "timestamp";
            default -> type.name();
        };
    }

    private static boolean isSorted(List<?> list) {
        Object previous = null;
        for (Object element : list) {
            if (previous != null && Comparison.isLess(element, previous)) {
                return false;
            }
            previous = element;
        }
        return true;
    }

    /** The element that comes first or last in order. */
    private static Object best(List<?> list, String function, BiPredicate<Object, Object> better) {
        Object best = null;
        for (Object element : list) {
            if (best == null || better.test(element, best)) {
                best = element;
            }
        }
        if (best == null) {
            throw new EvaluationException(function + " called on empty list");
        }
        return best;
    }

    private static Object sumOfInts(List<?> list) {
        long sum = 0;
        try {
            for (Object element : list) {
                sum = Math.addExact(sum, (Long) element);
            }
        } catch (ArithmeticException e) {
            throw new EvaluationException("integer overflow");
        }
        return sum;
    }

    private static Object sumOfUints(List<?> list) {
        java.math.BigInteger sum = java.math.BigInteger.ZERO;
        for (Object element : list) {
            sum = sum.add(((UnsignedLong) element).bigIntegerValue());
        }
        if (sum.bitLength() > Long.SIZE) {
            throw new EvaluationException("unsigned integer overflow");
        }
        return UnsignedLong.valueOf(sum);
    }

    private static Object sumOfDoubles(List<?> list) {
        double sum = 0;
        for (Object element : list) {
            sum += (Double) element;
        }
        return sum;
    }

    private static Object sumOfDurations(List<?> list) {
        Duration sum = Duration.ZERO;
        for (Object element : list) {
            sum = Durations.sum(sum, (Duration) element);
        }
        return sum;
    }

    private static long indexOf(List<?> list, Object item) {
        for (int i = 0; i < list.size(); i++) {
            if (Equality.equal(list.get(i), item)) {
                return i;
            }
        }
        return -1;
    }

    private static long lastIndexOf(List<?> list, Object item) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (Equality.equal(list.get(i), item)) {
                return i;
            }
        }
        return -1;
    }
}
