package dev.annex.delegated;

import org.jspecify.annotations.Nullable;

/** A question to the cluster that got no usable answer. */
public final class ReviewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    ReviewException(String message, boolean worthRetrying, @Nullable Throwable cause) {
        super(message, cause);
        this.worthRetrying = worthRetrying;
    }

    /** Whether the same question may well be answered a little later. */
    boolean worthRetrying() {
        return worthRetrying;
    }
}
