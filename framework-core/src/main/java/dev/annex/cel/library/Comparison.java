package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.EvaluationException;
import dev.annex.cel.value.Timestamp;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The order of CEL's comparable values, each among its own type. */
public final class Comparison implements Comparator<Object> {

    static final Comparison ORDER = new Comparison();

    /** The types whose values have an order. */
    public static final List<CelType> COMPARABLE = List.of(
            SimpleType.INT,
            SimpleType.UINT,
            SimpleType.DOUBLE,
            SimpleType.BOOL,
            SimpleType.DURATION,
            SimpleType.TIMESTAMP,
            SimpleType.STRING,
            SimpleType.BYTES);

    private static final Set<String> NAMES =
            COMPARABLE.stream().map(CelType::name).collect(Collectors.toUnmodifiableSet());

    private Comparison() {}

    static boolean hasOrder(Object value) {
        return NAMES.contains(TypeNames.of(value));
    }

    /** Whether one value comes before another; numbers that are none come before and behind nothing. */
    static boolean isLess(Object left, Object right) {
        return !isNaN(left) && !isNaN(right) && ORDER.compare(left, right) < 0;
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    @Override
    public int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a.compareTo(b);
        }
        if (left instanceof String a && right instanceof String b) {
            // UTF-16 orders characters beyond the basic plane before some within it
            return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a.doubleValue() == b.doubleValue() ? 0 : a.compareTo(b);
        }
        if (left instanceof UnsignedLong a && right instanceof UnsignedLong b) {
            return a.compareTo(b);
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return a.compareTo(b);
        }
        if (left instanceof Duration a && right instanceof Duration b) {
            return a.compareTo(b);
        }
        if (left instanceof Timestamp a && right instanceof Timestamp b) {
            return a.compareTo(b);
        }
        if (left instanceof CelByteString a && right instanceof CelByteString b) {
            return Arrays.compareUnsigned(a.toByteArray(), b.toByteArray());
        }
        throw new EvaluationException("no such overload");
    }
}
