package dev.annex.cel.cost;

import org.jspecify.annotations.Nullable;

/**
 * What a call costs beside its arguments, and the size of what it makes.
 *
 * @param cost of the call
 * @param size of the result; null if nothing is known of it
 */
record CallEstimate(Estimate cost, @Nullable Estimate size) {

    static final CallEstimate ONE = new CallEstimate(Estimate.ONE, null);

    static CallEstimate of(Estimate cost) {
        return new CallEstimate(cost, null);
    }

    CallEstimate making(Estimate result) {
        return new CallEstimate(cost, result);
    }
}
