package dev.annex.watchcache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a watch begins: what the watcher has to be told before the first event it is offered.
 *
 * @param initial the state to be told as additions; null if the watch resumes from a revision
 * @param replay the events since that revision
 * @param revision everything up to it is in the state or among the events
 */
public record WatchStart(@Nullable Snapshot initial, List<CacheEvent> replay, long revision) {}
