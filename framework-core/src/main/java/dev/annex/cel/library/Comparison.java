package dev.annex.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.annex.cel.value.EvaluationException;
import dev.cel.common.values.CelByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** The order of CEL's comparable values, each among its own type. */
final class Comparison implements Comparator<Object> {

    static final Comparison ORDER = new Comparison();

    private Comparison() {}

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
        if (left instanceof Instant a && right instanceof Instant b) {
            return a.compareTo(b);
        }
        if (left instanceof CelByteString a && right instanceof CelByteString b) {
            return Arrays.compareUnsigned(a.toByteArray(), b.toByteArray());
        }
        throw new EvaluationException("no such overload");
    }
}
