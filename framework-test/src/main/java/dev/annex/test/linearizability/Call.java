package dev.annex.test.linearizability;

/** What a client asks of one object. */
public sealed interface Call {

    /** Read it. */
    record Get() implements Call {}

    /**
     * Put a value there if it is at the expected revision.
     *
     * @param value one that no other call puts anywhere
     * @param expected the revision, 0 for nothing
     */
    record Put(String value, long expected) implements Call {}

    /**
     * Delete it if it is at the expected revision.
     *
     * @param expected the revision, above 0
     */
    record Delete(long expected) implements Call {}
}
