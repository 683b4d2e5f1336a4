package dev.annex.storage;

/** A running watch of a store. */
public interface Watch extends AutoCloseable {

    /**
     * Asks that the listener be told, soon, of a revision that is not below the store's revision now, even if no key
     * under the prefix has changed.
     */
    void requestProgress();

    /** Ends the watch; the listener is told nothing more once this has returned on the listener's own thread. */
    @Override
    void close();
}
