package dev.annex.storage;

import java.util.List;

/** Is told of the writes that a watch follows, by one thread at a time. Must neither block nor throw. */
public interface WatchListener {

    /**
     * Writes have been committed, or time has passed without any.
     *
     * @param revision everything up to and including this revision has now been told
     * @param events the writes in commit order; empty for mere progress
     */
    void onEvents(long revision, List<Event> events);

    /**
     * The watch is over and has to be begun anew: a {@link CompactedException} if it asked for history that is gone,
     * another {@link StorageException} if the connection to the store is lost for good or the store was closed.
     */
    void onEnd(StorageException cause);
}
