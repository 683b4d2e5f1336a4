package dev.annex.test.linearizability;

/** What a client is told. */
public sealed interface Answer {

    /**
     * It is there.
     *
     * @param value the value
     * @param revision its revision
     */
    record Found(String value, long revision) implements Answer {}

    /** It is not there. */
    record Absent() implements Answer {}

    /**
     * It has been written.
     *
     * @param revision the revision of the write; 0 if the answer does not say
     */
    record Committed(long revision) implements Answer {}

    /** It was not at the expected revision, and nothing has changed. */
    record Conflict() implements Answer {}

    /** There was no answer: what was asked has happened, or happens later, or never. */
    record Unknown() implements Answer {}
}
