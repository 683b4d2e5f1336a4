package dev.annex.cel.value;

import dev.annex.status.GoNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/** Durations, which are whole nanoseconds in 64 bits, and what Kubernetes says if they do not fit. */
public final class Durations {

    private static final long SECOND = 1_000_000_000L;

    private Durations() {}

    /** A duration as Go writes and reads it; nothing if the text is none. */
    public static Optional<Duration> ofGo(String text) {
        return DurationText.go(text).stream().mapToObj(Duration::ofNanos).findAny();
    }

    static Duration parse(String text) {
        try {
            return Duration.ofNanos(DurationText.read(text));
        } catch (EvaluationException e) {
            throw new EvaluationException("Invalid duration " + text + ": " + e.sentence());
        }
    }

    /** What an exact operation makes of two durations. */
    public static Duration of(LongBinaryOperator operation, long left, long right) {
        try {
            return Duration.ofNanos(operation.applyAsLong(left, right));
        } catch (ArithmeticException e) {
            throw new EvaluationException("integer overflow");
        }
    }

    /** The sum of two durations. */
    public static Duration sum(Duration left, Duration right) {
        return of(Math::addExact, left.toNanos(), right.toNanos());
    }

    /** What one duration is longer than another. */
    public static Duration difference(Duration left, Duration right) {
        return of(Math::subtractExact, left.toNanos(), right.toNanos());
    }

    /** How often a unit fits into a duration, as Go counts it: the rest is a real number, which may round up. */
    public static long count(Duration duration, long unit) {
        return (long) real(duration, unit);
    }

    /** Seconds with as many decimals as a real number has. */
    public static String text(Duration duration) {
        return GoNumber.exact(real(duration, SECOND)).toPlainString() + "s";
    }

    private static double real(Duration duration, long unit) {
        long nanos = duration.toNanos();
        long whole = nanos / unit;
        return whole + (double) (nanos % unit) / unit;
    }
}
