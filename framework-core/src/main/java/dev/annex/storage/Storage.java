package dev.annex.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A store of bytes under keys, the whole of what a back end has to provide.
 *
 * <p>Every committed write raises one revision counter, shared by all keys; revisions follow the order of commits and
 * are never reused, also across restarts. Reads and writes are linearizable. Everything else (selectors, paging
 * tokens, finalizers, dry run) is built on top. Methods return at once; futures fail with a {@link StorageException}
 * and may complete on any thread, on which callers must not block. Keys are ordered by their UTF-8 bytes; they hold
 * neither unpaired surrogates nor NUL. Every back end passes the storage contract suite of the test module.
 */
public interface Storage extends AutoCloseable {

    /**
     * The revision of the last committed write; 1 in a store that has never been written to, since clients say 0 for
     * any revision. Every write acknowledged before the call is counted.
     */
    CompletableFuture<Long> revision();

    /** What is under a key now; empty if nothing. */
    CompletableFuture<Optional<Entry>> get(String key);

    /**
     * The entries whose keys begin with {@code prefix} and are not below {@code start}, as of a revision.
     *
     * @param start the least key wanted, empty for all
     * @param revision the revision to read at, 0 for the latest
     * @param limit the most entries wanted, 0 for all
     * @return fails with {@link CompactedException} or {@link FutureRevisionException} if that revision cannot be read
     */
    CompletableFuture<Range> range(String prefix, String start, long revision, int limit);

    /**
     * Puts a value under a key if the key is at the expected revision.
     *
     * @param expected the revision of what is under the key, 0 for nothing
     */
    CompletableFuture<WriteResult> put(String key, byte[] value, long expected);

    /**
     * Deletes a key if it is at the expected revision.
     *
     * @param expected the revision of what is under the key, above 0; with 0 nothing is deleted and the answer is
     *     always a conflict
     */
    CompletableFuture<WriteResult> delete(String key, long expected);

    /**
     * Follows the writes to keys that begin with {@code prefix} and whose revisions are above {@code after}. Nothing is
     * lost or doubled; the listener is told in commit order, by one thread at a time. A revision already compacted is
     * reported to the listener, as are all failures. {@code after} may lie in the future: writes up to it are then
     * left out. With 0 it is the beginning, that is revision 1.
     */
    Watch watch(String prefix, long after, WatchListener listener);

    /**
     * Gives up history: what was overwritten or deleted at or below the revision can be forgotten. Reads at, and
     * watches from, revisions below it then fail with {@link CompactedException}. Does nothing if as much history is
     * gone already.
     *
     * @return fails with {@link FutureRevisionException} if the store has not reached the revision
     */
    CompletableFuture<Void> compact(long revision);

    /**
     * Puts entries at the revisions that they had in another store, raises this store's revision at least to the one
     * given, and gives up the history before that. For moving a store, while no server uses it.
     *
     * @param entries under keys that hold nothing yet, at revisions that this store has not used; may be empty
     * @param revision not below those of the entries
     * @return false if this back end gives every write a revision of its own, as it does unless overridden; nothing has
     *     changed then
     */
    default CompletableFuture<Boolean> load(List<Entry> entries, long revision) {
        return CompletableFuture.completedFuture(false);
    }

    /**
     * How many bytes of values have been put since the store was opened, by which {@link Compactor} tells how large its
     * history is; empty, as it is unless overridden, if other processes write to the store as well.
     */
    default OptionalLong written() {
        return OptionalLong.empty();
    }

    /** Ends all watches and lets go of files and connections. Idempotent. */
    @Override
    void close();
}
