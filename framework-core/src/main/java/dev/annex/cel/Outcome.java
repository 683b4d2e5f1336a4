package dev.annex.cel;

/** What came of an evaluation. */
sealed interface Outcome {

    /** What it did cost. */
    long cost();

    /**
     * A result.
     *
     * @param value the result
     * @param cost what it did cost
     */
    record Value(Object value, long cost) implements Outcome {}

    /**
     * The expression cannot be evaluated for these values.
     *
     * @param sentence why
     * @param cost what it did cost until then
     */
    record Failure(String sentence, long cost) implements Outcome {}

    /**
     * The evaluation was stopped because it cost more than one may.
     *
     * @param cost what it did cost until then
     */
    record Cancelled(long cost) implements Outcome {

        static final String SENTENCE = "operation cancelled: actual cost limit exceeded";
    }
}
