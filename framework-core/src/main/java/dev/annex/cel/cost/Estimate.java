package dev.annex.cel.cost;

/**
 * The least and the most that something can cost or measure. Sums and products that are too large to be said stay at
 * {@link Long#MAX_VALUE}.
 *
 * @param min at least
 * @param max at most
 */
public record Estimate(long min, long max) {

    static final Estimate UNKNOWN = new Estimate(0, Long.MAX_VALUE);
    static final Estimate NONE = fixed(0);
    static final Estimate ONE = fixed(1);

    static Estimate fixed(long size) {
        return new Estimate(size, size);
    }

    /** The sum of two sizes or costs. */
    public static long plus(long left, long right) {
        return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
    }

    /** The product of two sizes or costs. */
    public static long times(long left, long right) {
        return right != 0 && left > Long.MAX_VALUE / right ? Long.MAX_VALUE : left * right;
    }

    private static long factor(long size, double factor) {
        // saturates
        return (long) Math.ceil(size * factor);
    }

    Estimate plus(Estimate other) {
        return new Estimate(plus(min, other.min), plus(max, other.max));
    }

    Estimate times(Estimate other) {
        return new Estimate(times(min, other.min), times(max, other.max));
    }

    Estimate factor(double factor) {
        return new Estimate(factor(min, factor), factor(max, factor));
    }

    /** The range that both are in. */
    Estimate union(Estimate other) {
        return new Estimate(Math.min(min, other.min), Math.max(max, other.max));
    }
}
