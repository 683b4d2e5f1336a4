package dev.annex.storage.sql;

import dev.annex.storage.CompactedException;
import dev.annex.storage.FutureRevisionException;

/**
 * How far the log reaches.
 *
 * @param revision the last revision
 * @param compacted the revision up to which history is gone
 */
record Head(long revision, long compacted) {

    /** Refuses a revision whose state cannot be read. */
    void check(long wanted) {
        if (wanted > revision) {
            throw new FutureRevisionException(wanted, revision);
        }
        if (wanted < compacted) {
            throw new CompactedException(wanted, compacted);
        }
    }
}
