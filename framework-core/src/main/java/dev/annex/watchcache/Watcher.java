package dev.annex.watchcache;

/** Is told of changes by the cache. Must neither block nor throw. */
public interface Watcher {

    /** What it wants to be told of. Always the same. */
    Interest interest();

    /**
     * An object has changed that may be of interest. Called in revision order.
     *
     * @return false if it cannot keep up, upon which it is told nothing more
     */
    boolean offer(CacheEvent event);

    /** Everything up to this revision has been offered. Called when a bookmark was asked for. */
    void bookmark(long revision);

    /** The cache has to start over, so that the watch cannot go on; the client comes back and resumes. */
    void end();
}
