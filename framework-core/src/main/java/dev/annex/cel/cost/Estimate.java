package dev.annex.cel.cost;

/**
 * The least and the most that something can cost or measure, in 64 bits without a sign as upstream counts: what is too
 * large to be said is {@link #MOST}. Both are to be compared as unsigned numbers.
 *
 * @param min at least
 * @param max at most
 */
public record Estimate(long min, long max) {

    /** The largest size or cost. */
    public static final long MOST = -1;

    static final Estimate UNKNOWN = new Estimate(0, MOST);
    static final Estimate NONE = fixed(0);
    static final Estimate ONE = fixed(1);

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    static Estimate fixed(long size) {
        return new Estimate(size, size);
    }

    /** The sum of two sizes or costs. */
    public static long plus(long left, long right) {
        return Long.compareUnsigned(left, MOST - right) > 0 ? MOST : left + right;
    }

    /** The product of two sizes or costs. */
    public static long times(long left, long right) {
        return right != 0 && Long.compareUnsigned(left, Long.divideUnsigned(MOST, right)) > 0 ? MOST : left * right;
    }

    /** Whether a size or cost is more than another. */
    public static boolean isMore(long left, long right) {
        return Long.compareUnsigned(left, right) > 0;
    }

    /** A size or cost as a real number. */
    public static double real(long size) {
        return size >= 0 ? size : (double) (size >>> 1 | (size & 1)) * 2;
    }

    /** The whole number that is not less. */
    static long ceil(double size) {
        double ceiling = Math.ceil(size);
        if (ceiling >= TWO_TO_64) {
            return MOST;
        }
        return ceiling >= TWO_TO_63 ? (long) (ceiling - TWO_TO_63) + Long.MIN_VALUE : (long) ceiling;
    }

    static long larger(long left, long right) {
        return isMore(left, right) ? left : right;
    }

    static long smaller(long left, long right) {
        return isMore(left, right) ? right : left;
    }

    Estimate plus(Estimate other) {
        return new Estimate(plus(min, other.min), plus(max, other.max));
    }

    Estimate times(Estimate other) {
        return new Estimate(times(min, other.min), times(max, other.max));
    }

    Estimate factor(double factor) {
        return new Estimate(ceil(real(min) * factor), ceil(real(max) * factor));
    }

    /** The range that both are in. */
    Estimate union(Estimate other) {
        return new Estimate(smaller(min, other.min), larger(max, other.max));
    }
}
