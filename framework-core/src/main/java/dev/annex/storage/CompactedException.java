package dev.annex.storage;

/** A revision whose history has been given up. */
public class CompactedException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final long compactRevision;

    /** Names the revision asked for and the one up to which history is gone. */
    public CompactedException(long revision, long compactRevision) {
        super("revision " + revision + " has been compacted; history starts at " + compactRevision);
        this.compactRevision = compactRevision;
    }

    /** The oldest revision that can still be read. */
    public long compactRevision() {
        return compactRevision;
    }
}
