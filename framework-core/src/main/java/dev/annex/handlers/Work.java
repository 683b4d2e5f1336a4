package dev.annex.handlers;

import java.util.function.Function;

/** Work on a request, in which code of others may run. */
final class Work {

    private Work() {}

    /**
     * The same work, of which these failures end the request alone: Reactor takes a recursion without an end and a missing
     * class for the end of all, and the client would wait for an answer until its time is up.
     */
    static <T, R> Function<T, R> of(Function<T, R> work) {
        return given -> {
            try {
                return work.apply(given);
            } catch (StackOverflowError | LinkageError e) {
                throw new IllegalStateException("a request could not be worked on: " + e, e);
            }
        };
    }
}
