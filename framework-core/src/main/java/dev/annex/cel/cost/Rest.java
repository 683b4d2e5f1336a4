package dev.annex.cel.cost;

/**
 * What came of a part of an expression that is evaluated by itself.
 *
 * @param value its value; anything if it has none
 * @param cost what it did cost
 */
public record Rest(Object value, long cost) {

    /** A part without a value. */
    public static Rest failed(long cost) {
        return new Rest(FailureCost.FAILURE, cost);
    }
}
