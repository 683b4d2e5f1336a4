package dev.annex.filters;

/**
 * How many requests may be under way at once, streams not counted (O-21).
 *
 * @param reads how many reads; 0 for any number
 * @param writes how many writes; 0 for any number
 */
public record InFlightLimits(int reads, int writes) {

    /** What Kubernetes' own servers begin with. */
    public static final InFlightLimits DEFAULT = new InFlightLimits(400, 200);

    /** Refuses negative numbers. */
    public InFlightLimits {
        if (reads < 0 || writes < 0) {
            throw new IllegalArgumentException("a number of requests cannot be negative; 0 stands for any number");
        }
    }
}
