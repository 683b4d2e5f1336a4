package dev.annex.status;

import org.jspecify.annotations.Nullable;

/**
 * A request that failed, with all that the client is told of it. The only exception that handlers and registry throw
 * on purpose; {@link Failures} has the sentences, and one place renders it.
 */
public final class StatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final Reason reason;
    private final transient @Nullable Details details;
    private final String continueToken;

    /**
     * A failure.
     *
     * @param code the HTTP code
     * @param reason the reason
     * @param message the sentence for the client
     * @param details what it is about; null to leave them out
     */
    public StatusException(int code, Reason reason, String message, @Nullable Details details) {
        this(code, reason, message, details, "");
    }

    /** A failure whose answer carries a token with which a list can be continued (W-24). */
    public StatusException(int code, Reason reason, String message, @Nullable Details details, String continueToken) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
        this.continueToken = continueToken;
    }

    /** The HTTP code. */
    public int code() {
        return code;
    }

    /** The reason that clients branch on. */
    public Reason reason() {
        return reason;
    }

    /** The sentence for the client. */
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What it is about; null if nothing is said. */
    public @Nullable Details details() {
        return details;
    }

    /** The token with which a list can be continued, empty for none. */
    public String continueToken() {
        return continueToken;
    }
}
