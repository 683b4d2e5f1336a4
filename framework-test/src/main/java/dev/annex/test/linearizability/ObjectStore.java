package dev.annex.test.linearizability;

/** Where single objects are kept: a storage, or an API server. */
@FunctionalInterface
public interface ObjectStore {

    /**
     * Does what is asked, and waits for the answer.
     *
     * @param client who asks, so that clients can go different ways
     */
    Answer ask(int client, String object, Call call);
}
