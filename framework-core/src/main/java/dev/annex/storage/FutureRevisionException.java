package dev.annex.storage;

/** A revision that the store has not reached yet. */
public class FutureRevisionException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final long wanted;
    private final long current;

    /** Names the revision asked for and the store's own. */
    public FutureRevisionException(long revision, long current) {
        super("revision " + revision + " is in the future; the store is at " + current);
        this.wanted = revision;
        this.current = current;
    }

    /** The revision asked for. */
    public long wanted() {
        return wanted;
    }

    /** The store's revision. */
    public long current() {
        return current;
    }
}
