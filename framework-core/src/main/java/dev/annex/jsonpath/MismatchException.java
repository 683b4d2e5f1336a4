package dev.annex.jsonpath;

import java.io.Serial;

/** Says that a path does not fit the tree it is asked of. */
final class MismatchException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
        super(message);
    }
}
