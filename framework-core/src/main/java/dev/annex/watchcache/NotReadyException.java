package dev.annex.watchcache;

/** A cache that has not been filled yet, or is being filled anew (W-28). */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names what the cache is waiting for, for the log and the client. */
    public NotReadyException(String message) {
        super(message, null, false, false);
    }
}
